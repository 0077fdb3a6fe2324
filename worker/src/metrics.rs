//! A release as `OpenMetrics` 1.0 text, for Prometheus and what reads it. What is not shown in the release is left out here,
//! and not given as zero.

use candor::{Poll, PollId, Release};
use std::fmt::Write;

/// The media type of the format (`OpenMetrics` 1.0, section "Content Type").
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Name and meaning of each metric.
const FAMILIES: [(&str, &str); 9] = [
    ("candor_release", "Number of the latest release; 0 before the first."),
    ("candor_closed", "1 once the last release is out, else 0."),
    ("candor_ballots", "Released ballots of a group and all below it."),
    ("candor_answers", "Released answers by choice, or by value of a scale."),
    ("candor_declined", "Released ballots that preferred not to answer a question."),
    ("candor_estimate_ratio", "Estimated share of deniable answers; may fall below 0 or rise above 1."),
    ("candor_estimate_low_ratio", "Lower end of the 95 % interval of an estimated share."),
    ("candor_estimate_high_ratio", "Upper end of the 95 % interval of an estimated share."),
    (
        "candor_estimate_odds",
        "How many times as likely a true answer makes what was sent as any other true answer.",
    ),
];

/// The figures of the latest release. A group without released ballots is left out, and so is a question of a group where
/// nearly everyone picked the same sensitive choice: its counts would leave those ballots out.
pub(crate) fn text(id: &PollId, poll: &Poll, release: Option<&Release>) -> String {
    let number = release.map_or(0, |release| release.number);
    let is_closed = release.is_some_and(|release| release.closing);
    let mut samples = FAMILIES.map(|_| Vec::new());
    samples[0].push((vec![], number.to_string()));
    samples[1].push((vec![], u64::from(is_closed).to_string()));
    samples[8].extend(poll.deniable().map(|deniable| (vec![], deniable.odds().to_string())));
    let nodes = release.map(|release| &release.nodes[..]).unwrap_or_default();
    for node in nodes.iter().filter(|node| node.ballots > 0) {
        let group = ("group", node.node.as_str());
        samples[2].push((vec![group], node.ballots.to_string()));
        for question in poll.questions() {
            let figures =
                node.questions.get(&question.id).filter(|figures| figures.nearly_everyone.is_none());
            let Some(figures) = figures else { continue };
            let asked = ("question", question.id.as_str());
            if let Some(estimates) = &figures.estimates {
                let declined = ("declined", &estimates.declined);
                let choices = estimates.choices.iter().map(|(choice, estimate)| (choice.as_str(), estimate));
                for (choice, estimate) in choices.chain([declined]) {
                    for (place, points) in [(5, estimate.share), (6, estimate.low), (7, estimate.high)] {
                        samples[place].push((vec![group, asked, ("choice", choice)], ratio(points)));
                    }
                }
                continue;
            }
            for (choice, count) in &figures.counts {
                samples[3].push((vec![group, asked, ("choice", choice.as_str())], count.to_string()));
            }
            samples[4].push((vec![group, asked], figures.declined.to_string()));
        }
    }
    let mut text = String::new();
    for ((name, meaning), samples) in FAMILIES.iter().zip(samples) {
        // Writing to a text does not fail.
        let _ = write!(text, "# HELP {name} {meaning}\n# TYPE {name} gauge\n");
        for (labels, value) in samples {
            let _ = write!(text, "{name}{{poll=\"{}\"", escaped(id.as_str()));
            for (label, value) in labels {
                let _ = write!(text, ",{label}=\"{}\"", escaped(value));
            }
            let _ = writeln!(text, "}} {value}");
        }
    }
    text.push_str("# EOF\n");
    text
}

/// Basis points as parts of one.
fn ratio(points: i64) -> String {
    let sign = if points < 0 { "-" } else { "" };
    let points = points.unsigned_abs();
    format!("{sign}{}.{:04}", points / 10_000, points % 10_000)
}

/// A label's value between its quotation marks (`OpenMetrics` 1.0, section "ABNF": escaped-string).
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn release(figures: serde_json::Value) -> String {
        let poll = json!({"title": "T", "k": 3, "groups": {"id": "all", "name": "All", "children": [
            {"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}, "questions": [
            {"id": "q", "kind": "single", "text": "Q", "choices": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]}]});
        let poll = Poll::parse(&poll).expect("good");
        let nodes = json!([
            {"node": "all", "ballots": 3, "questions": {"q": figures}},
            {"node": "a", "ballots": 0, "questions": {}}]);
        let release = json!({"poll": "p", "number": 2, "closing": true, "withheld": true, "nodes": nodes,
            "cohorts": [], "comments": []});
        let release: Release = serde_json::from_value(release).expect("a release");
        text(&PollId::new("p").expect("id"), &poll, Some(&release))
    }

    #[test]
    fn every_released_figure_is_a_sample_and_what_is_not_shown_is_none() {
        let text = release(json!({"counts": {"x": 2, "y": 0}, "declined": 1}));
        let samples: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let expected = [
            "candor_release{poll=\"p\"} 2",
            "candor_closed{poll=\"p\"} 1",
            "candor_ballots{poll=\"p\",group=\"all\"} 3",
            "candor_answers{poll=\"p\",group=\"all\",question=\"q\",choice=\"x\"} 2",
            "candor_answers{poll=\"p\",group=\"all\",question=\"q\",choice=\"y\"} 0",
            "candor_declined{poll=\"p\",group=\"all\",question=\"q\"} 1",
        ];
        assert_eq!(samples, expected);
        assert!(text.ends_with("\n# EOF\n"));
        let nearly = json!({"counts": {"x": 0, "y": 0}, "declined": 0,
            "nearly_everyone": {"ballots": 3, "choices": ["x"]}});
        assert!(!release(nearly).contains("question=\"q\""), "counts that leave ballots out are left out");
    }

    #[test]
    fn deniable_answers_are_estimates_and_never_counts() {
        let estimate = |share: i64| json!({"share": share, "low": -12_345, "high": 15_000});
        let text = release(json!({"counts": {"x": 2, "y": 0}, "declined": 1,
            "estimates": {"choices": {"x": estimate(13_750), "y": estimate(-50)}, "declined": estimate(0)}}));
        assert!(!text.contains("candor_answers{") && !text.contains("candor_declined{"), "{text}");
        let sample = |name: &str, choice: &str, value: &str| {
            format!(
                "candor_estimate{name}_ratio{{poll=\"p\",group=\"all\",question=\"q\",choice=\"{choice}\"}} {value}\n"
            )
        };
        for (name, choice, value) in
            [("", "x", "1.3750"), ("", "y", "-0.0050"), ("", "declined", "0.0000"), ("_low", "x", "-1.2345")]
        {
            assert!(text.contains(&sample(name, choice, value)), "{text}");
        }
    }

    #[test]
    fn before_the_first_release_there_is_its_number_alone() {
        let definition = json!({"title": "T", "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "q", "kind": "rating", "text": "Q"}]});
        let poll = Poll::parse(&definition).expect("good");
        let text = text(&PollId::new("p").expect("id"), &poll, None);
        let samples: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(samples, ["candor_release{poll=\"p\"} 0", "candor_closed{poll=\"p\"} 0"]);
    }

    #[test]
    fn what_would_end_a_label_is_escaped() {
        assert_eq!(escaped("a\"b\\c\nd"), "a\\\"b\\\\c\\nd");
    }
}
