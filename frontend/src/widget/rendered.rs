//! The page as the worker renders it: everything can be read, and marked, before any program has arrived.

use super::intro::{Frame, FrameProps, Intro, IntroProps, Outro, OutroProps, Shell, ShellProps};
use super::{Widget, WidgetProps};
use crate::paper::Paper;
use crate::words::Words;
use crate::words::switch::Choice;
use candor::wire::State;
use yew::LocalServerRenderer;

/// The page's main part for a poll: the introduction and what stands below the questions as plain text, and between them
/// the [`Widget`], in the element that the browser takes over.
pub async fn poll(paper: Paper, languages: Vec<Choice>) -> String {
    let state = match paper.manifest.state {
        State::Open => "loading",
        State::NotOpen => "not_open",
        State::Closed => "closed",
    };
    let intro = match paper.manifest.state {
        State::Open => {
            let intro =
                LocalServerRenderer::<Intro>::with_props(IntroProps { paper: paper.clone(), languages });
            intro.hydratable(false).render().await
        }
        State::NotOpen | State::Closed => String::new(),
    };
    let outro = LocalServerRenderer::<Outro>::with_props(OutroProps { paper: paper.clone() });
    let outro = outro.hydratable(false).render().await;
    let props = WidgetProps { paper, group: None, fragment: Default::default(), marked: Default::default() };
    let widget = LocalServerRenderer::<Widget>::with_props(props).render().await;
    [
        "<main class=\"widget\" data-state=\"",
        state,
        "\"><div class=\"intro\">",
        &intro,
        "</div><div id=\"candor\">",
        &widget,
        "</div><div class=\"outro\">",
        &outro,
        "</div></main>",
    ]
    .concat()
}

/// The page's main part where there is no such poll.
pub async fn unknown(words: Words) -> String {
    LocalServerRenderer::<Frame>::with_props(FrameProps { words }).hydratable(false).render().await
}

/// What a page shows that is drawn in the browser, until its program has arrived: that it is on its way, or that it may
/// not run.
pub async fn shell(words: Words, class: &'static str) -> String {
    let shell = LocalServerRenderer::<Shell>::with_props(ShellProps { words, class });
    ["<div id=\"candor\">", &shell.hydratable(false).render().await, "</div>"].concat()
}
