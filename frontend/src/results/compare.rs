//! One question at every group, as small charts of one scale in the order of the tree: to see differences, and never to
//! rank.

use super::Source;
use super::estimates::signed;
use super::likert::diverging;
use super::node::why_none;
use crate::figures::said::columns;
use crate::figures::{Counts, Estimated, Interval, Share, at, counts, estimated, mean, said};
use crate::parts::{Dot, folded, names};
use crate::words::Words;
use candor::deniable::Estimate;
use candor::trust::mean_ends;
use candor::{Kind, Node, Question};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Properties of [`Compare`].
#[derive(PartialEq, Properties)]
pub(super) struct CompareProps {
    pub(super) source: Source,
}

/// The section; nothing where there is only one group.
#[component]
pub(super) fn Compare(props: &CompareProps) -> Html {
    let Source { manifest, words, .. } = &props.source;
    let poll = &manifest.poll;
    let asked: Vec<usize> = (0..poll.questions().len())
        .filter(|index| !matches!(poll.questions()[*index].kind, Kind::Comment {}))
        .collect();
    let chosen = use_state(|| asked.first().copied().unwrap_or(0));
    let top = props.source.top;
    if asked.is_empty() || poll.groups().children(top).is_empty() {
        return Html::default();
    }
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(index) = list.and_then(|list| list.value().parse().ok()) {
                chosen.set(index);
            }
        })
    };
    let question = &poll.questions()[*chosen];
    let option = |index: &usize| {
        let text = words.text(&poll.questions()[*index].text);
        html! { <option value={index.to_string()} selected={*index == *chosen}>{ text }</option> }
    };
    let nodes: Vec<Node> = poll.groups().nodes().filter(|node| poll.groups().is_within(*node, top)).collect();
    html! {
        <section class="compare" aria-labelledby="compare">
            <h2 id="compare">{ words.say("compare.title") }</h2>
            <p class="calm">{ words.say("compare.lead") }</p>
            <div class="field">
                <label for="compared">{ words.say("compare.question") }</label>
                <select id="compared" {onchange}>{ for asked.iter().map(option) }</select>
            </div>
            <ol class="multiples">{ for nodes.iter().map(|node| small(&props.source, *node, question)) }</ol>
            { table(&props.source, &nodes, question) }
        </section>
    }
}

/// What a group has of the question: answers that were counted, or estimates of them.
enum Found {
    Counted(Counts),
    Estimated(Estimated),
}

impl Found {
    /// What there is; none where nothing of the group is shown, or nobody answered.
    fn at(source: &Source, node: Node, question: &Question) -> Option<Self> {
        let figures = source.figures(node)?;
        if let Some(estimated) = estimated(&source.words, question, figures) {
            return Some(Self::Estimated(estimated));
        }
        let (counts, _) = counts(question, figures)?;
        Some(Self::Counted(counts)).filter(|found| found.base(question) > 0)
    }

    /// Of how many its shares are.
    fn base(&self, question: &Question) -> u64 {
        match self {
            Self::Counted(counts) => counts.base(question),
            Self::Estimated(estimated) => estimated.ballots,
        }
    }

    /// The share of a column, in words.
    fn share(&self, words: &Words, question: &Question, column: usize) -> String {
        match self {
            Self::Counted(counts) => {
                let share = Share { count: counts.cells[column], of: counts.base(question) };
                words.percent(share.percent())
            }
            Self::Estimated(estimated) => {
                let share = signed(words, estimated.rows[column].1.share);
                words.fill("estimate.value", &[("share", &share)])
            }
        }
    }
}

fn small(source: &Source, node: Node, question: &Question) -> Html {
    let words = &source.words;
    let tree = source.manifest.poll.groups();
    let depth = std::iter::successors(tree.parent(node), |above| tree.parent(*above)).count();
    let found = Found::at(source, node, question);
    let n = found.as_ref().map(|found| words.count("report.ballots", found.base(question), &[]));
    let content = match found {
        Some(Found::Counted(counts)) => chart(source, question, &counts),
        Some(Found::Estimated(estimated)) => thin_estimates(words, &estimated),
        None => html! { <p class="calm">{ why_none(source, node) }</p> },
    };
    html! {
        <li data-depth={depth.to_string()} data-compared={tree.id(node).to_string()}>
            <p class="name">{ words.text(tree.name(node)) }{ " " }<span class="n">{ n }</span></p>
            { content }
        </li>
    }
}

fn chart(source: &Source, question: &Question, counts: &Counts) -> Html {
    let words = &source.words;
    match &question.kind {
        Kind::Comment {} => Html::default(),
        Kind::Likert { .. } => {
            let label = said::likert(words, question, &counts.cells).unwrap_or_default();
            let [low, _, high] = names(&question.kind, words);
            html! {
                <>
                    { diverging(&counts.cells, 26, false, &label) }
                    <p class="ends"><span>{ low }</span><span>{ high }</span></p>
                </>
            }
        }
        Kind::Rating { .. } => rating(source, counts),
        Kind::Single { .. } | Kind::Multiple { .. } => {
            let of = counts.base(question);
            let bar = |(name, count): (&String, &u64)| {
                let share = Share { count: *count, of };
                thin(name, share.points(), share.wilson())
            };
            let names = columns(words, question);
            html! {
                <div role="img" aria-label={said::bars(words, question, counts)}>{ for names.iter().zip(&counts.cells).map(bar) }</div>
            }
        }
    }
}

/// One bar of a small chart.
fn thin(name: &str, points: u64, ends: Option<Interval>) -> Html {
    html! {
        <div class="thin">
            <span>{ name }</span>
            <svg class="chart" height="12" aria-hidden="true">
                <line class="track" x1="0" x2="100%" y1="6" y2="6" />
                <rect class="mark one" width={at(points)} y="2" height="8" />
                if let Some(interval) = ends {
                    <line class="whisker" x1={at(interval.low)} x2={at(interval.high)} y1="6" y2="6" />
                }
                <line class="zero" x1="0" x2="0" y1="0" y2="12" />
            </svg>
        </div>
    }
}

/// Estimates, cut off as everywhere.
fn thin_estimates(words: &Words, estimated: &Estimated) -> Html {
    let bar = |(name, estimate): &(String, Estimate)| {
        let [low, share, high] = estimate.drawn();
        thin(name, share, Some(Interval { low, high }))
    };
    html! {
        <div role="img" aria-label={said::estimates(words, estimated)}>{ for estimated.answered().iter().map(bar) }</div>
    }
}

/// The mean of a rating with its interval, on the scale from 0 to 10.
fn rating(source: &Source, counts: &Counts) -> Html {
    let words = &source.words;
    let (Some(tenths), Some(ends)) = (mean(&counts.cells, 0), mean_ends(&counts.cells, 0)) else {
        return Html::default();
    };
    let dot = Dot { at: tenths * 100, interval: Some((ends.low * 100, ends.high * 100)) };
    let label = said::mean_of(words, counts).unwrap_or_default();
    html! {
        <>
            <p class="n">{ &label }</p>
            <svg class="chart" height="20" role="img" aria-label={label.clone()}>
                <line class="track" x1="0" x2="100%" y1="10" y2="10" />
                if let Some((low, high)) = dot.interval {
                    <line class="whisker" x1={at(low)} x2={at(high)} y1="10" y2="10" />
                }
                <circle class="dot" cx={at(dot.at)} cy="10" r="5" />
                <line class="zero" x1="0" x2="0" y1="2" y2="18" />
            </svg>
            <p class="ends"><span>{ "0" }</span><span>{ "10" }</span></p>
        </>
    }
}

fn table(source: &Source, nodes: &[Node], question: &Question) -> Html {
    let words = &source.words;
    let tree = source.manifest.poll.groups();
    let names = columns(words, question);
    let row = |node: &Node| {
        let found = Found::at(source, *node, question);
        let told = |tell: &dyn Fn(&Found) -> String| found.as_ref().map_or_else(|| "–".into(), tell);
        let cells = (0..names.len()).map(|column| told(&|found| found.share(words, question, column)));
        let n = told(&|found| words.number(found.base(question)));
        [words.text(tree.name(*node)).to_owned(), n].into_iter().chain(cells).collect()
    };
    let mut head = vec![words.say("compare.group"), words.say("figure.count")];
    head.extend(names.iter().map(String::as_str));
    folded(
        words.say("figure.table").into(),
        words.text(&question.text),
        &head,
        nodes.iter().map(row).collect(),
    )
}
