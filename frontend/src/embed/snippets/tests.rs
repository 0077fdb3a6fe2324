use super::*;
use crate::embed::wikis::WIKIS;

const ORIGIN: &str = "https://candor.example";

fn snippet(kind: Kind, settings: &Settings, title: &str) -> String {
    Shown { origin: ORIGIN, poll: "x1", title, settings }.snippet(kind)
}

fn results() -> Settings {
    Settings { shows: Shows::Results, language: "de".into(), accent: "#0b6b6b".into(), ..Settings::default() }
}

#[test]
fn settings_are_attributes_of_the_element_and_the_query_of_an_address() {
    assert_eq!(snippet(Kind::Address, &Settings::default(), "T"), "https://candor.example/p/x1");
    assert_eq!(
        snippet(Kind::Address, &results(), "T"),
        "https://candor.example/p/x1/results?lang=de&accent=%230b6b6b"
    );
    let element = snippet(Kind::Element, &results(), "T");
    assert!(element.starts_with("<script src=\"https://candor.example/embed.js\" async></script>\n"));
    assert!(
        element.contains("<candor-results poll=\"x1\" lang=\"de\" accent=\"#0b6b6b\" title=\"T\">"),
        "{element}"
    );
    assert!(
        element
            .contains("<a href=\"https://candor.example/p/x1/results?lang=de&amp;accent=%230b6b6b\">T</a>")
    );
}

#[test]
fn results_are_a_linked_image_in_markdown_and_a_poll_is_a_link() {
    let image = "[![T](https://candor.example/p/x1.svg?lang=de)](https://candor.example/p/x1/results?lang=de&accent=%230b6b6b)";
    assert_eq!(snippet(Kind::Markdown, &results(), "T"), image);
    assert_eq!(snippet(Kind::Markdown, &Settings::default(), "T"), "[T](https://candor.example/p/x1)");
}

#[test]
fn a_title_breaks_out_of_no_snippet() {
    let title = "\"><script>alert(1)</script>](https://elsewhere.example)}}|";
    for kind in WIKIS.iter().flat_map(|wiki| wiki.snippets) {
        for settings in [Settings::default(), results()] {
            let bare = snippet(*kind, &settings, "");
            let text = snippet(*kind, &settings, title);
            // What ends a text in the snippet's own syntax, where no backslash stands before it.
            let marks: &[&str] = match kind {
                Kind::Markdown | Kind::ImageAndLink => &["](", "<"],
                Kind::DokuWiki => &["}}", "|"],
                _ => &["<", "\""],
            };
            for mark in marks {
                let count = |text: &str| text.replace(&format!("\\{mark}"), "").matches(mark).count();
                assert_eq!(count(&text), count(&bare), "{kind:?} {mark}: {text}");
            }
        }
    }
}
