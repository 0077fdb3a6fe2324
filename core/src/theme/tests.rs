use super::accent::{DARK, LIGHT, Palette};
use super::style::tints;
use super::*;
use crate::colour::{Colour, MIN_CONTRAST};
use proptest::prelude::*;
use serde_json::json;

const TOKENS: &str = include_str!("../../../static/styles/tokens.css");

fn colour(text: &str) -> Colour {
    text.parse().expect("a colour")
}

/// The tokens of the light scheme, and those of each of the two places where the dark ones stand.
fn schemes() -> [&'static str; 3] {
    let (light, rest) = TOKENS.split_once("prefers-color-scheme").expect("a dark scheme");
    let (automatic, forced) = rest.split_once("[data-scheme=\"dark\"]").expect("a forced one");
    [light, automatic, forced]
}

fn token(scheme: &str, name: &str) -> Colour {
    let (_, rest) = scheme.split_once(&format!("--{name}: ")).unwrap_or_else(|| panic!("--{name}"));
    colour(rest.split(';').next().expect("an end"))
}

#[test]
fn the_rules_know_the_colours_of_the_style_sheet() {
    let [light, automatic, forced] = schemes();
    let default = Accent::default();
    for (scheme, palette, accent) in [
        (light, &LIGHT, default.light()),
        (automatic, &DARK, default.dark()),
        (forced, &DARK, default.dark()),
    ] {
        assert_eq!(token(scheme, "paper"), palette.paper);
        assert_eq!(token(scheme, "paper-raised"), palette.raised);
        assert_eq!(token(scheme, "on-accent"), palette.on_accent);
        assert_eq!(token(scheme, "accent"), accent);
        assert!(palette.contrast(accent) >= MIN_CONTRAST, "the default passes its own rule");
    }
}

#[test]
fn both_places_of_the_dark_scheme_say_the_same() {
    let [_, automatic, forced] = schemes();
    let rules = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| line.starts_with("--")).collect()
    };
    assert!(rules(automatic).len() > 20);
    assert_eq!(rules(automatic), rules(forced));
}

#[test]
fn a_theme_is_read_and_written_and_what_is_left_out_is_the_default() {
    assert_eq!(Theme::parse(&json!({})), Ok(Theme::default()));
    let written = json!(
        {"accent": "#0b6b6b", "radius": 6, "font": "serif", "density": "comfortable", "scheme": "auto"});
    assert_eq!(serde_json::to_value(Theme::default()).expect("json"), written);
    let whole =
        json!({"accent": "#8a1c4a", "radius": 0, "font": "sans", "density": "compact", "scheme": "dark"});
    let theme = Theme::parse(&whole).expect("a theme");
    assert_eq!(serde_json::to_value(theme).expect("json"), whole);
    assert_eq!(Theme::parse(&json!({"accent": "8A1C4A"})).expect("a theme").accent, theme.accent);
}

#[test]
fn every_fault_of_a_theme_is_named() {
    let bad = json!({"accent": "teal", "radius": 25, "font": "comic", "density": 1, "scheme": "night", "ink": "#000"});
    let faults = Theme::parse(&bad).expect_err("faults");
    let named: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
    assert_eq!(
        named,
        [
            ("/ink", "unknown_field"),
            ("/accent", "bad_colour"),
            ("/radius", "out_of_range"),
            ("/font", "unknown_word"),
            ("/density", "unknown_word"),
            ("/scheme", "unknown_word")
        ]
    );
    for radius in [json!(-1), json!(1.5), json!("6"), json!(256)] {
        assert_eq!(Theme::parse(&json!({"radius": radius})).expect_err("a fault")[0].code, "out_of_range");
    }
    assert_eq!(Theme::parse(&json!([])).expect_err("a fault")[0].code, "not_an_object");
}

#[test]
fn a_failing_accent_is_refused_with_the_nearest_that_passes() {
    let faults = Theme::parse(&json!({"accent": "#ffcc00"})).expect_err("a fault");
    assert_eq!((faults[0].pointer.as_str(), faults[0].code.as_str()), ("/accent", "low_contrast"));
    let failing = Accent::new(colour("#ffcc00")).expect_err("yellow on white");
    assert!(faults[0].detail.ends_with(&failing.nearest.to_string()), "{}", faults[0].detail);
    assert!(Theme::parse(&json!({"accent": failing.nearest.to_string()})).is_ok());
}

#[test]
fn an_accent_that_is_too_dark_for_the_dark_paper_has_a_twin_there() {
    let accent = Accent::new(colour("#1a237e")).expect("dark enough for the light paper");
    assert_eq!(accent.light(), colour("#1a237e"));
    assert!(DARK.contrast(colour("#1a237e")) < MIN_CONTRAST && DARK.contrast(accent.dark()) >= MIN_CONTRAST);
    let yellow = Theme::default().asked([("accent", "fc0")]);
    assert_eq!(
        yellow.theme.accent.dark(),
        colour("#ffcc00"),
        "what passes on the dark paper stays as it is there"
    );
}

#[test]
fn an_address_overrides_what_it_knows_and_nothing_else() {
    let own = Theme { radius: Radius(2), ..Theme::default() };
    let query = [
        ("accent", "8a1c4a"),
        ("font", "system"),
        ("density", "compact"),
        ("theme", "dark"),
        ("radius", "99"),
        ("font", "url(x)"),
        ("scheme", "light"),
        ("lang", "de"),
    ];
    let asked = own.asked(query);
    assert_eq!(asked.replaced, None);
    assert_eq!(
        asked.theme,
        Theme {
            accent: Accent::new(colour("#8a1c4a")).expect("dark enough"),
            radius: Radius(2),
            font: Font::System,
            density: Density::Compact,
            scheme: Scheme::Dark,
        }
    );
}

#[test]
fn a_failing_accent_of_an_address_is_replaced_by_the_nearest() {
    let asked = Theme::default().asked([("accent", "#ffcc00")]);
    let failing = asked.replaced.expect("it was replaced");
    assert_eq!((failing.given, failing.nearest), (colour("#ffcc00"), asked.theme.accent.light()));
    assert_eq!(Theme::default().asked([("accent", "yellow")]).theme, Theme::default());
}

#[test]
fn the_default_has_no_style_and_others_only_what_differs() {
    assert!(Theme::default().is_default());
    assert_eq!(Theme::default().style(), "");
    let theme = Theme { radius: Radius(12), density: Density::Compact, font: Font::Sans, ..Theme::default() };
    assert_eq!(
        theme.style(),
        ":root:root{--radius:12px;--font-heading:var(--sans);--font-text:var(--sans);--unit:0.375rem}"
    );
    assert!(!Theme { scheme: Scheme::Dark, ..Theme::default() }.is_default());
    assert!(Theme::default().asked([("accent", "0b6b6b")]).theme.is_default());
}

#[test]
fn a_scheme_that_is_forced_has_its_own_accent_and_no_other() {
    let with =
        |scheme: &str| Theme::default().asked([("accent", "#1a237e"), ("theme", scheme)]).theme.style();
    let dark = Accent::new(colour("#1a237e")).expect("dark enough").dark().to_string();
    assert!(with("auto").contains("--accent:#1a237e") && with("auto").contains(&format!("--accent:{dark}")));
    assert!(with("light").contains("--accent:#1a237e") && !with("light").contains("@media"));
    assert!(with("dark").contains(&format!("--accent:{dark}")) && !with("dark").contains("#1a237e"));
}

#[test]
fn every_property_of_a_style_is_one_that_the_style_sheet_defines() {
    let query = [("accent", "#333"), ("radius", "1"), ("font", "sans"), ("density", "compact")];
    let style = Theme::default().asked(query).theme.style();
    let names = style.split("--").skip(1).map(|rest| rest.split([':', ')']).next().expect("a name"));
    for name in names {
        assert!(TOKENS.contains(&format!("  --{name}: ")), "{name}");
    }
}

proptest! {
    #[test]
    fn every_accent_that_is_shown_can_be_read_in_both_schemes(channels in any::<[u8; 3]>()) {
        let given = Colour::new(channels[0], channels[1], channels[2]);
        let (accent, failing) = Accent::near(given);
        prop_assert_eq!(failing.is_none(), accent.light() == given);
        prop_assert_eq!(failing.is_none(), LIGHT.contrast(given) >= MIN_CONTRAST);
        let [light, dark, _] = schemes();
        for (palette, scheme, shown) in [(&LIGHT, light, accent.light()), (&DARK, dark, accent.dark())] {
            let palette: &Palette = palette;
            prop_assert!(palette.contrast(shown) >= MIN_CONTRAST);
            // Not a shade further than the rule asks: one step is a thousandth of lightness.
            prop_assert!(shown == given || palette.contrast(shown) < MIN_CONTRAST + 0.1, "{}", shown);
            let (soft, strong) = tints(palette, shown);
            prop_assert!(token(scheme, "ink-soft").contrast(soft) >= MIN_CONTRAST, "words of a marked row on {}", soft);
            prop_assert!(shown.contrast(soft) >= 3.0, "the edge of a marked row on {}", soft);
            prop_assert!(palette.on_accent.contrast(strong) >= MIN_CONTRAST, "a button that is pointed at");
        }
        prop_assert_eq!(Accent::new(accent.light()).map(Accent::light), Ok(accent.light()), "the nearest is accepted");
    }

    #[test]
    fn nothing_that_was_sent_gets_into_a_style(query in prop::collection::vec(
        (prop::sample::select(vec!["accent", "radius", "font", "density", "theme"]), ".{0,12}"), 0..6)
    ) {
        let style = Theme::default().asked(query).theme.style();
        let plain = style.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":{}@(); -#.".contains(&byte));
        prop_assert!(plain, "{}", style);
        prop_assert!(!style.contains("</") && !style.contains("url"));
    }
}
