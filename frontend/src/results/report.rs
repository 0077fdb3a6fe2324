//! A release, from the whole to its parts, in the order of the tree.

use super::compare::Compare;
use super::contents::contents;
use super::loaded::Shown;
use super::node::NodeSection;
use super::rounds::{self, Round, signals_at};
use super::{Source, answer_link};
use crate::api::reading::Standing;
use crate::browser;
use crate::leading::Commitments;
use crate::parts::{page, privacy_link, results, rules};
use crate::talk::panel;
use crate::words::Words;
use candor::{Commitment, Date, Node, Timestamp};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Report`].
#[derive(PartialEq, Properties)]
pub(super) struct ReportProps {
    pub(super) shown: Shown,
    pub(super) words: Words,
    /// The rounds before, where they are known already.
    #[prop_or_default]
    pub(super) earlier: Option<Rc<Vec<Round>>>,
}

/// The rounds before the one shown.
#[derive(Clone, PartialEq)]
enum Earlier {
    Loading,
    Failed,
    Ready(Rc<Vec<Round>>),
}

/// Which nodes are unfolded.
#[derive(Default, PartialEq)]
struct Unfolded(BTreeSet<usize>);

/// Folds a node (`false`) or unfolds it.
struct Fold(usize, bool);

impl Reducible for Unfolded {
    type Action = Fold;
    fn reduce(self: Rc<Self>, Fold(node, open): Fold) -> Rc<Self> {
        if self.0.contains(&node) == open {
            return self;
        }
        let mut nodes = self.0.clone();
        if open {
            nodes.insert(node)
        } else {
            nodes.remove(&node)
        };
        Self(nodes).into()
    }
}

/// The report. Nodes below the root are drawn once they are unfolded: a large tree has hundreds of charts.
#[component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let ReportProps { shown, words, earlier } = props;
    let Shown { manifest, release, standing, predictions, .. } = shown;
    let commitments = use_state(|| shown.commitments.clone());
    let earlier = use_state(|| match (&manifest.series, earlier) {
        (_, Some(earlier)) => Earlier::Ready(earlier.clone()),
        (Some(_), None) => Earlier::Loading,
        (None, None) => Earlier::Ready(Rc::default()),
    });
    use_effect_with((), {
        let (earlier, place) = (earlier.clone(), manifest.series.clone());
        move |()| {
            let Some(place) = place.filter(|_| *earlier == Earlier::Loading) else { return };
            spawn_local(async move {
                let loaded = rounds::earlier(&place).await;
                earlier.set(loaded.map_or(Earlier::Failed, |rounds| Earlier::Ready(Rc::new(rounds))));
            });
        }
    });
    let tree = manifest.poll.groups();
    let top = standing.group().and_then(|group| tree.find(group.as_str())).unwrap_or(tree.root());
    let source = Source {
        manifest: manifest.clone(),
        release: release.clone(),
        words: words.clone(),
        rounds: use_memo(((*earlier).clone(), (*commitments).clone()), |(earlier, commitments)| {
            rounds_of(shown, earlier, commitments)
        }),
        predictions: predictions.clone(),
        top,
        today: Date::of(Timestamp::from_unix(browser::now())),
    };
    let unfolded = use_reducer(Unfolded::default);
    let dispatcher = unfolded.dispatcher();
    let fold =
        Callback::from(move |(node, open): (Node, bool)| dispatcher.dispatch(Fold(node.index(), open)));
    let section = |node: Node| {
        let open = node == top || unfolded.0.contains(&node.index());
        html! { <NodeSection source={source.clone()} {node} {open} fold={fold.clone()} /> }
    };
    let below = tree.nodes().filter(|node| *node != top && tree.is_within(*node, top));
    let changed = {
        let commitments = commitments.clone();
        Callback::from(move |changed: Commitment| commitments.set(with(&commitments, changed)))
    };
    let round =
        manifest.series.as_ref().map(|place| words.fill("trend.round", &[("n", &words.number(place.round))]));
    let number = words.number(release.number);
    let state = if release.closing { "report.closing" } else { "report.release" };
    let k = words.number(manifest.poll.k().get());
    page(
        "results",
        "results",
        html! {
            <>
                <header>
                    <p class="kind">{ words.say("report.kind") }if let Some(round) = round { { ", " }{ round } }</p>
                    <h1>{ words.text(manifest.poll.title()) }</h1>
                    if let Some(description) = manifest.poll.description() {
                        <p class="lead">{ words.text(description) }</p>
                    }
                    <p class="release">
                        { words.fill(state, &[("n", &number)]) }{ " " }
                        <a class="inline" href={crate::api::csv(&manifest.id)}>{ words.say("report.csv") }</a>
                    </p>
                    if release.withheld {
                        <p class="calm" data-withheld="true">{ words.fill("report.withheld", &[("k", &k)]) }</p>
                    }
                    { answer_link(manifest, words) }
                    { reads_as(&source, standing) }
                </header>
                { rules(manifest, words, html! { <>{ privacy_link(manifest, words) }{ how_to_read(words) }</> }) }
                { contents(&source, &fold) }
                { hatch() }
                { section(top) }
                { trust(&source, &earlier) }
                <Commitments poll={manifest.id.clone()} commitments={(*commitments).clone()}
                    may_commit={standing.may_commit()} words={words.clone()} {changed} />
                <Compare source={source.clone()} />
                { for below.map(section) }
            </>
        },
    )
}

/// The rounds as they are drawn: those before, and the one shown.
fn rounds_of(shown: &Shown, earlier: &Earlier, commitments: &[Commitment]) -> Vec<Round> {
    let now = Round {
        number: shown.manifest.series.as_ref().map_or(1, |place| place.round),
        manifest: shown.manifest.clone(),
        release: Some(shown.release.clone()),
        commitments: commitments.to_vec(),
        predictions: (*shown.predictions).clone(),
        is_locked: false,
    };
    let before = match earlier {
        Earlier::Ready(rounds) => rounds.as_slice(),
        Earlier::Loading | Earlier::Failed => &[],
    };
    before.iter().cloned().chain([now]).collect()
}

/// The commitments with one that is new, or that stands in the place of what it was.
fn with(commitments: &[Commitment], changed: Commitment) -> Vec<Commitment> {
    let mut all = commitments.to_vec();
    match all.iter_mut().find(|commitment| commitment.id == changed.id) {
        Some(known) => *known = changed,
        None => all.push(changed),
    }
    all
}

/// The trust panel, and how far its trends are loaded.
fn trust(source: &Source, earlier: &Earlier) -> Html {
    let Source { words, rounds, .. } = source;
    let group = source.manifest.poll.groups().id(source.top);
    let signals = signals_at(rounds, group, &source.today);
    let state = match earlier {
        Earlier::Loading => Some("trend.loading"),
        Earlier::Failed => Some("trend.failed"),
        Earlier::Ready(_) => None,
    };
    html! {
        <>
            if let Some(state) = state { <p class="calm" role="status">{ words.say(state) }</p> }
            { for rounds.iter().filter(|round| round.is_locked).map(|round| locked(words, round)) }
            { panel(words, &signals, &rounds::names(rounds, words)) }
        </>
    }
}

/// A round that a leader has yet to decide on, and the way there.
fn locked(words: &Words, round: &Round) -> Html {
    let text = words.fill("trend.locked", &[("n", &words.number(round.number))]);
    html! { <p class="calm" data-locked="true"><a class="inline" href={results(&round.manifest)}>{ text }</a></p> }
}

/// As whom a leader or the owner reads.
fn reads_as(source: &Source, standing: &Standing) -> Html {
    let Source { manifest, words, top, .. } = source;
    let text = match standing {
        Standing::Reader => return Html::default(),
        Standing::Owner => words.say("report.as_owner").to_owned(),
        Standing::Leader(view) => {
            let group = words.text(manifest.poll.groups().name(*top));
            words.fill("report.as_leader", &[("name", &view.name), ("group", group)])
        }
    };
    html! { <p class="calm" data-standing="true">{ text }</p> }
}

fn how_to_read(words: &Words) -> Html {
    html! {
        <div class="how">
            <h3>{ words.say("report.how") }</h3>
            <p>{ words.say("report.interval") }</p>
            <p>{ words.say("report.declined") }</p>
        </div>
    }
}

/// The pattern of “declined”, which every chart refers to.
fn hatch() -> Html {
    html! {
        <svg class="hidden" aria-hidden="true" width="0" height="0">
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="hatch-ground" width="6" height="6" />
                <rect class="hatch-line" width="2" height="6" />
            </pattern>
        </svg>
    }
}
