//! The trust panel: six signals, each with its trend, how it can mislead, and a question to talk about. Nothing adds them
//! up, nothing ranks them, and no colour says good or bad.

use crate::figures::said;
use crate::parts::{Dot, folded, spark};
use crate::words::Words;
use candor::trust::{Change, Kind, Reading, Signal, Talk, Unknown};
use yew::prelude::*;

/// The panel; `rounds` are the names of the rounds, as many as each trend has readings.
pub(crate) fn panel(words: &Words, signals: &[Signal], rounds: &[String]) -> Html {
    html! {
        <section class="panel" aria-labelledby="panel">
            <h2 id="panel">{ words.say("talk.panel") }</h2>
            <p class="calm">{ words.say("talk.panel_lead") }</p>
            <div class="signals">{ for signals.iter().map(|signal| card(words, signal, rounds)) }</div>
        </section>
    }
}

fn card(words: &Words, signal: &Signal, rounds: &[String]) -> Html {
    let Said { name, title, misleads, .. } = said_of(signal.kind);
    let now = signal.trend.last().map(|reading| read(words, signal.kind, reading));
    let known = signal.trend.iter().filter(|reading| reading.is_ok()).count();
    let id = ["signal-", name].concat();
    html! {
        <section class="signal" data-signal={name} data-talk={talk_name(signal.talk)} aria-labelledby={id.clone()}>
            <h3 {id}>{ words.say(title) }</h3>
            <p class="reading">{ now }</p>
            if known > 1 { { trend(words, signal, rounds) } }
            <p class="calm">{ words.say(misleads) }</p>
            <p class="ask">{ words.say(ask(signal)) }</p>
        </section>
    }
}

fn trend(words: &Words, signal: &Signal, rounds: &[String]) -> Html {
    let dots: Vec<_> = signal.trend.iter().map(|reading| reading.as_ref().ok().map(dot)).collect();
    let label = words.say(said_of(signal.kind).title).to_owned();
    let change = match signal.change {
        Some(Change::Up) => Some("talk.up"),
        Some(Change::Down) => Some("talk.down"),
        Some(Change::Unclear) => Some("talk.unclear"),
        None => None,
    };
    let row = |(round, reading): (&String, &Result<Reading, Unknown>)| {
        vec![round.clone(), read(words, signal.kind, reading)]
    };
    let head = [words.say("talk.round_head"), words.say("talk.reading")];
    let summary = html! { <>{ words.say("talk.table") }<span class="hidden">{ ": " }{ &label }</span></> };
    let table = folded(summary, &label, &head, rounds.iter().zip(&signal.trend).map(row).collect());
    html! {
        <>
            { spark(&dots, &label) }
            if let Some(change) = change { <p class="change">{ words.say(change) }</p> }
            { table }
        </>
    }
}

fn dot(reading: &Reading) -> Dot {
    match reading {
        Reading::Whole(share) => Dot { at: share.points(), interval: None },
        Reading::Share(share, interval) => {
            Dot { at: share.points(), interval: Some((interval.low, interval.high)) }
        }
        Reading::Mean(scale) => {
            let width = u64::from(scale.steps).saturating_sub(1).max(1) * 10;
            let place = |tenths: u64| tenths.saturating_sub(10) * 10_000 / width;
            Dot { at: place(scale.tenths), interval: Some((place(scale.ends.low), place(scale.ends.high))) }
        }
        Reading::Gap(gap) => Dot { at: gap.points, interval: None },
    }
}

/// A reading in words, or why there is none.
fn read(words: &Words, kind: Kind, reading: &Result<Reading, Unknown>) -> String {
    let percent = |points: u64| words.share(points);
    match reading {
        Ok(Reading::Whole(share)) => {
            let key = if kind == Kind::Loop { "talk.loop.reading" } else { "talk.participation.reading" };
            let (n, of) = (words.number(share.count), words.number(share.of));
            words.fill(key, &[("n", &n), ("of", &of), ("share", &words.percent(share.percent()))])
        }
        Ok(Reading::Share(share, interval)) => {
            let gaps =
                [("share", words.percent(share.percent())), ("interval", said::interval(words, *interval))];
            words.fill_made("talk.declined_share.reading", &gaps)
        }
        Ok(Reading::Mean(scale)) => {
            let tenths = |value: u64| words.tenths(value);
            let gaps = [
                ("mean", tenths(scale.tenths)),
                ("steps", words.number(u64::from(scale.steps))),
                ("low", tenths(scale.ends.low)),
                ("high", tenths(scale.ends.high)),
            ];
            words.fill_made("talk.mean", &gaps)
        }
        Ok(Reading::Gap(gap)) => {
            let gaps = [
                ("points", percent(gap.points)),
                ("chance", percent(gap.chance)),
                ("questions", words.number(gap.questions)),
                ("leaders", words.number(gap.leaders)),
            ];
            words.fill_made("talk.gap.reading", &gaps)
        }
        Err(unknown) => words.say(unknown_key(*unknown)).to_owned(),
    }
}

fn unknown_key(unknown: Unknown) -> &'static str {
    match unknown {
        Unknown::NothingReleased => "talk.unknown.nothing_released",
        Unknown::NobodyInvited => "talk.unknown.nobody_invited",
        Unknown::BelowRoot => "talk.unknown.below_root",
        Unknown::NotAsked => "talk.unknown.not_asked",
        Unknown::Deniable => "talk.unknown.deniable",
        Unknown::FewPredictions => "talk.unknown.few_predictions",
        Unknown::NothingDue => "talk.unknown.nothing_due",
    }
}

/// The question to talk about.
fn ask(signal: &Signal) -> &'static str {
    let said = said_of(signal.kind);
    match signal.talk {
        Talk::Falling => said.falling,
        Talk::Rising => said.rising,
        Talk::Strained => said.strained,
        Talk::Settled => said.settled,
        Talk::Missing => "talk.missing",
    }
}

fn talk_name(talk: Talk) -> &'static str {
    match talk {
        Talk::Falling => "falling",
        Talk::Rising => "rising",
        Talk::Strained => "strained",
        Talk::Settled => "settled",
        Talk::Missing => "missing",
    }
}

/// What is said of one signal.
struct Said {
    name: &'static str,
    title: &'static str,
    misleads: &'static str,
    falling: &'static str,
    rising: &'static str,
    strained: &'static str,
    settled: &'static str,
}

fn said_of(kind: Kind) -> Said {
    match kind {
        Kind::Participation => Said {
            name: "participation",
            title: "talk.participation.name",
            misleads: "talk.participation.misleads",
            falling: "talk.participation.falling",
            rising: "talk.participation.rising",
            strained: "talk.participation.strained",
            settled: "talk.participation.settled",
        },
        Kind::Declined => Said {
            name: "declined_share",
            title: "talk.declined_share.name",
            misleads: "talk.declined_share.misleads",
            falling: "talk.declined_share.falling",
            rising: "talk.declined_share.rising",
            strained: "talk.declined_share.strained",
            settled: "talk.declined_share.settled",
        },
        Kind::Safety => Said {
            name: "safety",
            title: "talk.safety.name",
            misleads: "talk.safety.misleads",
            falling: "talk.safety.falling",
            rising: "talk.safety.rising",
            strained: "talk.safety.strained",
            settled: "talk.safety.settled",
        },
        Kind::Honesty => Said {
            name: "honesty",
            title: "talk.honesty.name",
            misleads: "talk.honesty.misleads",
            falling: "talk.honesty.falling",
            rising: "talk.honesty.rising",
            strained: "talk.honesty.strained",
            settled: "talk.honesty.settled",
        },
        Kind::Gap => Said {
            name: "gap",
            title: "talk.gap.name",
            misleads: "talk.gap.misleads",
            falling: "talk.gap.settled",
            rising: "talk.gap.strained",
            strained: "talk.gap.strained",
            settled: "talk.gap.settled",
        },
        Kind::Loop => Said {
            name: "loop",
            title: "talk.loop.name",
            misleads: "talk.loop.misleads",
            falling: "talk.loop.falling",
            rising: "talk.loop.rising",
            strained: "talk.loop.strained",
            settled: "talk.loop.settled",
        },
    }
}
