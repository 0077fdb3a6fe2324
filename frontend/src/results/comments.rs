//! Comments: listed at the root alone, in the random order they were released in.

use super::Source;
use super::figure::declined;
use crate::figures::Counts;
use crate::words::Words;
use candor::comments::REDACTED;
use candor::release::Theme;
use candor::{Node, Question};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How many were written; at the root, what was written too.
pub(super) fn comments(source: &Source, node: Node, question: &Question, counts: &Counts) -> Html {
    let Source { manifest, release, words, .. } = source;
    let tree = manifest.poll.groups();
    let written = words.count("written.count", counts.cells.first().copied().unwrap_or(0), &[]);
    let listed: Vec<_> = release.comments.iter().filter(|comment| comment.question == question.id).collect();
    let rest = if node != tree.root() {
        let root = words.text(tree.name(tree.root()));
        html! { <p class="calm">{ words.fill("written.root", &[("root", root)]) }</p> }
    } else if listed.is_empty() {
        let n = words.number(manifest.k_comments);
        html! { <p class="calm">{ words.fill("written.waiting", &[("n", &n)]) }</p> }
    } else {
        let texts: Vec<String> = listed.iter().map(|comment| comment.text.clone()).collect();
        let id = ["search-", question.id.as_str()].concat();
        let is_redacted = texts.iter().any(|text| text.contains(REDACTED));
        html! {
            <>
                { themes(source, question) }
                <Searched {id} {texts} words={words.clone()} />
                if is_redacted { <p class="calm" data-redacted="true">{ words.fill("written.redacted", &[("mark", REDACTED)]) }</p> }
            </>
        }
    };
    html! { <><p class="sentence">{ written }</p>{ declined(words, counts) }{ rest }</> }
}

/// What comments on the question are about, in the owner's words; nothing where nothing is said.
fn themes(source: &Source, question: &Question) -> Html {
    let Source { release, words, .. } = source;
    let of_question: Vec<_> = release.themes.iter().filter(|theme| theme.question == question.id).collect();
    if of_question.is_empty() {
        return Html::default();
    }
    let theme = |theme: &&Theme| {
        let n = words.count("written.count_themed", theme.comments, &[]);
        html! { <li data-theme={theme.theme.clone()}><span dir="auto">{ &theme.theme }</span>{ " " }<span class="n">{ n }</span></li> }
    };
    html! {
        <>
            <h4>{ words.say("written.themes") }</h4>
            <ul class="themes">{ for of_question.iter().map(theme) }</ul>
        </>
    }
}

/// Properties of [`Searched`].
#[derive(PartialEq, Properties)]
struct SearchedProps {
    /// Of the field.
    id: String,
    texts: Vec<String>,
    words: Words,
}

/// The comments that have all the words looked for, in the order they were released in.
#[component]
fn Searched(props: &SearchedProps) -> Html {
    let SearchedProps { id, texts, words } = props;
    let sought = use_state(String::new);
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            sought.set(field.map(|field| field.value()).unwrap_or_default());
        })
    };
    let found: Vec<&String> = texts.iter().filter(|text| has(text, &sought)).collect();
    let count = words.fill(
        "written.found",
        &[("n", &words.number(found.len() as u64)), ("of", &words.number(texts.len() as u64))],
    );
    html! {
        <>
            <h4>{ words.say("written.listed") }</h4>
            <div class="search">
                <label for={id.clone()}>{ words.say("written.search") }</label>
                <input id={id.clone()} type="search" autocomplete="off" value={(*sought).clone()} {oninput} />
                <p class="n" role="status">{ (!sought.is_empty()).then_some(count) }</p>
            </div>
            <ul class="comments">{ for found.into_iter().map(|text| html! { <li dir="auto">{ text }</li> }) }</ul>
        </>
    }
}

/// Whether a text has each of the words, in any case.
fn has(text: &str, sought: &str) -> bool {
    let text = text.to_lowercase();
    sought.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn every_word_is_looked_for_in_any_case() {
        assert!(has("Fewer Codes, more trust", "codes FEWER") && has("anything", " "));
        assert!(!has("Fewer codes", "codes trust"));
    }
}
