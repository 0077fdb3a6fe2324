use super::*;
use candor::PollId;
use candor::release::{NearlyEveryone, QuestionFigures};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A poll of these questions.
fn poll(title: &str, questions: &Value) -> Poll {
    Poll::parse(&json!({"title": title, "groups": {"id": "all", "name": "All"}, "questions": questions}))
        .expect("good")
}

fn several() -> Poll {
    poll(
        "Fair play",
        &json!([
            {"id": "say", "kind": "comment", "text": "Say"},
            {"id": "fair", "kind": "likert", "steps": 5, "text": "Is it fair?"},
            {"id": "when", "kind": "single", "text": "When?", "choices": [
                {"id": "now", "text": "Now"}, {"id": "later", "text": "Later", "sensitive": true}]},
            {"id": "rate", "kind": "rating", "text": "How was it?"},
            {"id": "how", "kind": "multiple", "text": "How?", "choices": [
                {"id": "a", "text": "By air"}, {"id": "b", "text": "By sea"}]}]),
    )
}

/// A release in which `count` gives each column's count of each question, and one in `count(…) + 1` declined.
fn release(poll: &Poll, ballots: u64, count: impl Fn(usize, usize) -> u64) -> Release {
    let figures = poll.questions().iter().enumerate().map(|(index, question)| {
        let columns = question.columns();
        let declined = count(index, columns.len());
        let counts = columns.into_iter().enumerate().map(|(column, key)| (key, count(index, column)));
        (
            question.id.clone(),
            QuestionFigures { counts: counts.collect(), declined, nearly_everyone: None, estimates: None },
        )
    });
    let node = poll.groups().id(poll.groups().root()).clone();
    Release {
        poll: PollId::new("p").expect("id"),
        number: 2,
        closing: false,
        withheld: false,
        nodes: vec![NodeFigures { node, ballots, questions: figures.collect() }],
        cohorts: Vec::new(),
        comments: Vec::new(),
        themes: Vec::new(),
    }
}

fn drawn(poll: &Poll, release: Option<&Release>) -> String {
    released(poll, release, &Words::english(), Theme::Reader)
}

/// The texts in the picture, one a line, and what screen readers say.
fn texts(svg: &str) -> (String, String) {
    let document = roxmltree::Document::parse(svg).expect("well-formed XML");
    let all = |node: roxmltree::Node| {
        node.descendants().filter(roxmltree::Node::is_text).filter_map(|part| part.text()).collect::<String>()
    };
    let texts =
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let spoken = document.descendants().find(|node| node.tag_name().name() == "desc").map(all);
    (texts.map(all).collect::<Vec<_>>().join("\n"), spoken.expect("a description"))
}

#[test]
fn figures_are_drawn_and_said_in_words() {
    let poll = several();
    let release = release(&poll, 15, |_, column| if column == 5 { 5 } else { 2 });
    let (seen, said) = texts(&drawn(&poll, Some(&release)));
    for shown in ["Fair play", "n = 15 · Release 2 · at least 5 people together", "Is it fair?", "Later"] {
        assert!(seen.contains(shown), "{shown} in {seen}");
    }
    assert!(seen.contains("5 preferred not to answer."), "{seen}");
    assert!(seen.contains("Preferred not to answer"), "{seen}");
    assert!(seen.contains("2 more questions are on the results page."), "a comment and the fourth: {seen}");
    assert!(!seen.contains("By air"), "{seen}");
    let sentence = "Is it fair? 40% on the side of “Strongly agree” (95% interval 17% to 69%), 20% in the middle, \
                    40% on the side of “Strongly disagree”. 5 preferred not to answer.";
    assert!(said.contains(sentence), "{said}");
    assert!(said.contains("When? Now: 2 (13%); Later: 2 (13%); Preferred not to answer: 2 (13%)."), "{said}");
    assert!(
        said.contains("How was it? Mean 5.0 on a scale from 0 to 10, 95% interval 3.7 to 6.3."),
        "{said}"
    );
}

#[test]
fn a_masked_question_is_shown_as_words() {
    let poll = several();
    let mut masked = release(&poll, 15, |_, _| 0);
    let nearly = NearlyEveryone { ballots: 15, choices: ["later".to_owned()].into() };
    let when = candor::QuestionId::new("when").expect("id");
    masked.nodes[0].questions.get_mut(&when).expect("there").nearly_everyone = Some(nearly);
    let (seen, said) = texts(&drawn(&poll, Some(&masked)));
    let sentence = "15 ballots are left out here: nearly everyone among them picked “Later”";
    assert!(said.contains(sentence), "{said}");
    assert!(seen.replace('\n', " ").contains(sentence), "{seen}");
    assert!(!seen.contains("\nNow"), "no bars: {seen}");
}

#[test]
fn before_the_first_release_there_is_a_picture_of_the_same_size_without_figures() {
    let poll = several();
    let (none, some) = (drawn(&poll, None), drawn(&poll, Some(&release(&poll, 15, |_, _| 2))));
    let size = |svg: &str| {
        let document = roxmltree::Document::parse(svg).expect("well-formed");
        ["width", "height"].map(|name| document.root_element().attribute(name).map(ToOwned::to_owned))
    };
    assert_eq!(size(&none), size(&some));
    assert_eq!(size(&none)[1], Some(height(&poll, &Words::english()).to_string()));
    let (seen, said) = texts(&none);
    assert!(seen.contains("No results yet") && said.contains("No results yet They appear when"), "{said}");
    assert!(!none.contains("class=\"mark"), "nothing is drawn");
    assert!(texts(&unknown(&Words::english(), Theme::Dark)).0.contains("There is no such poll here"));
}

#[test]
fn a_release_of_nothing_says_so() {
    let poll = several();
    let mut nothing = release(&poll, 0, |_, _| 0);
    nothing.nodes[0].questions.clear();
    let (seen, _) = texts(&drawn(&poll, Some(&nothing)));
    assert!(seen.contains("No figures: fewer than 5 answers could be released."), "{seen}");
}

#[test]
fn other_groups_and_comments_are_not_in_the_picture() {
    let poll = several();
    let one = release(&poll, 15, |_, _| 2);
    let mut other = one.clone();
    other.cohorts.clone_from(&one.nodes);
    other.nodes.push(NodeFigures { ballots: 99, ..one.nodes[0].clone() });
    let question = candor::QuestionId::new("say").expect("id");
    other.comments.push(candor::release::ReleasedComment { question, text: "Remark".into() });
    assert_eq!(drawn(&poll, Some(&one)), drawn(&poll, Some(&other)));
}

#[test]
fn texts_of_the_poll_are_texts_and_nothing_else() {
    let bad = "<script>alert(1)</script> & ]]> \"'\u{202e} <!-- &amp; {title}";
    let questions = json!([
        {"id": "a", "kind": "single", "text": bad, "choices": [
            {"id": "a", "text": bad, "sensitive": true}, {"id": "b", "text": "</text></svg>"}]},
        {"id": "b", "kind": "likert", "steps": 4, "text": bad, "labels": {"low": bad, "high": bad}},
        {"id": "c", "kind": "rating", "text": "\u{85}x\u{ffff}", "labels": {"low": bad, "high": bad}}]);
    let poll = poll(bad, &questions);
    for release in [None, Some(&release(&poll, 12, |_, _| 3))] {
        let svg = drawn(&poll, release);
        let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
        let known = ["svg", "title", "desc", "style", "pattern", "g", "rect", "line", "text", "tspan"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "{:?}", node.tag_name());
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on") && attribute.name() != "href", "{attribute:?}");
            }
        }
        assert!(document.descendants().all(|node| !node.is_comment() && !node.is_pi()));
        assert!(!svg.contains("<script") && !svg.contains('\u{202e}') && !svg.contains('\u{85}'));
        let title = document.descendants().find(|node| node.tag_name().name() == "title").expect("a title");
        assert_eq!(title.text(), Some(bad.replace('\u{202e}', "").as_str()));
    }
}

#[test]
fn nothing_comes_from_elsewhere() {
    let poll = several();
    let svg = drawn(&poll, Some(&release(&poll, 15, |_, _| 2)));
    let svg = svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    assert!(!svg.contains("//") && !svg.contains("@import") && !svg.contains("href"));
    assert_eq!(svg.matches("url(").count(), svg.matches("url(#hatch)").count());
}

proptest! {
    #[test]
    fn whatever_a_poll_says_its_picture_is_well_formed_and_of_the_size_that_was_told(
        title in ".{1,80}", text in "\\PC{1,300}", name in ".{1,60}", choices in 2_usize..12,
        counts in proptest::collection::vec(0_u64..2_000, 13), nearly in any::<bool>(),
    ) {
        let choices: Vec<Value> = (0..choices)
            .map(|n| json!({"id": format!("c{n}"), "text": format!("{name}{n}"), "sensitive": n == 0}))
            .collect();
        let definition = json!({"title": title, "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "a", "kind": "multiple", "text": text, "choices": choices},
            {"id": "b", "kind": "likert", "steps": 7, "text": text, "labels": {"low": name, "high": text}},
            {"id": "c", "kind": "rating", "text": text}]});
        // What the definition's reader refuses is no poll.
        let Ok(poll) = Poll::parse(&definition) else { return Ok(()) };
        let mut release = release(&poll, counts.iter().sum(), |index, column| counts[(index + column) % 13]);
        if nearly {
            for figures in release.nodes[0].questions.values_mut() {
                figures.nearly_everyone = Some(NearlyEveryone { ballots: 5, choices: ["c0".to_owned()].into() });
            }
        }
        let height = height(&poll, &Words::english());
        for release in [None, Some(&release)] {
            let svg = drawn(&poll, release);
            let document = roxmltree::Document::parse(&svg)
                .map_err(|error| TestCaseError::fail(format!("{error}: {svg}")))?;
            let root = document.root_element();
            prop_assert_eq!(root.attribute("height").map(ToOwned::to_owned), Some(height.to_string()));
            // Nothing is drawn below what was kept for it.
            let foot = height - 10;
            for group in root.children().filter(|node| node.tag_name().name() == "g") {
                let top: u64 = group.attribute("transform").and_then(|moved| {
                    moved.strip_prefix("translate(0,")?.strip_suffix(')')?.parse().ok()
                }).unwrap_or(u64::MAX / 2);
                for y in group.descendants().filter_map(|node| node.attribute("y")) {
                    prop_assert!(top + y.parse::<u64>().unwrap_or(0) < foot, "{}", svg);
                }
            }
        }
    }
}
