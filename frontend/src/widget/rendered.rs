//! The pages as the worker renders them: everything of a poll can be read, and marked, before any program has arrived.
//!
//! Each is rendered in one go. Yew's renderers are futures, but nothing here waits for anything; and the runtime of a
//! worker takes a request that waits for a task of another one for hung.

use super::intro::{Frame, FrameProps, Intro, IntroProps, Outro, OutroProps, Shell, ShellProps};
use super::{Form, Widget, WidgetProps};
use crate::paper::Paper;
use crate::place::Fragment;
use crate::promises::Promised;
use crate::words::Words;
use crate::words::switch::Choice;
use candor::wire::State;
use futures_util::FutureExt;
use yew::{BaseComponent, LocalServerRenderer};

/// The page's main part for a poll: the introduction and what stands below the questions as plain text, and between them
/// the [`Widget`], in the element that the browser takes over. None should a component ever wait for something.
pub fn poll(paper: Paper, languages: Vec<Choice>, promised: Option<Promised>) -> Option<String> {
    let (state, is_open) = match paper.manifest.state {
        State::Open => ("loading", true),
        State::NotOpen => ("not_open", false),
        State::Scheduled => ("scheduled", false),
        State::Closed => ("closed", false),
    };
    let intro = IntroProps { paper: paper.clone(), languages, promised: promised.clone() };
    let intro = if is_open { text::<Intro>(intro)? } else { String::new() };
    let outro = text::<Outro>(OutroProps { paper: paper.clone(), promised })?;
    let props = WidgetProps { paper, group: None, fragment: Fragment::default(), marked: Form::default() };
    let widget = LocalServerRenderer::<Widget>::with_props(props).render().now_or_never()?;
    let parts = [
        "<main class=\"widget\" data-state=\"",
        state,
        "\"><div class=\"intro\">",
        &intro,
        "</div><div id=\"candor\">",
        &widget,
        "</div><div class=\"outro\">",
        &outro,
        "</div></main>",
    ];
    Some(parts.concat())
}

/// The page's main part where there is no such poll.
pub fn unknown(words: Words) -> Option<String> {
    text::<Frame>(FrameProps { words })
}

/// What a page shows that is drawn in the browser, until its program has arrived: that it is on its way, or that it may
/// not run.
pub fn shell(words: Words, class: &'static str) -> Option<String> {
    let shell = text::<Shell>(ShellProps { words, class })?;
    Some(["<div id=\"candor\">", &shell, "</div>"].concat())
}

/// A component as HTML that nothing takes over.
fn text<C: BaseComponent>(props: C::Properties) -> Option<String> {
    LocalServerRenderer::<C>::with_props(props).hydratable(false).render().now_or_never()
}
