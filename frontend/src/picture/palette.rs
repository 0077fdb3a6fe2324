//! The picture's colours and letters, as the style sheet inside it.

/// For whose eyes the picture is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device is set: the picture asks by a media query of its own.
    #[default]
    Reader,
    /// Ink on paper.
    Light,
    /// Light on dark.
    Dark,
}

/// A colour of static/styles/tokens.css by its name there, on light and on dark.
pub(super) const COLOURS: [(&str, &str, &str); 17] = [
    ("ink", "#1b1a17", "#ece9e2"),
    ("ink-soft", "#55514a", "#b8b2a6"),
    ("paper", "#fbfaf7", "#16150f"),
    ("line", "#d9d4c8", "#3b392f"),
    ("edge", "#7d776b", "#948d7f"),
    ("low-3", "#8c510a", "#c98a3c"),
    ("low-2", "#bf812d", "#96652a"),
    ("low-1", "#e6cf9f", "#5f4727"),
    ("middle", "#efeeea", "#3a3932"),
    ("high-1", "#b5ded6", "#24504b"),
    ("high-2", "#4ba59b", "#2c7d75"),
    ("high-3", "#01665e", "#56b8ae"),
    ("on-strong", "#ffffff", "#14130e"),
    ("on-pale", "#1b1a17", "#ece9e2"),
    ("bar", "#4a8f8c", "#3f8f89"),
    ("hatch", "#8b857a", "#8d877a"),
    ("hatch-ground", "#eeebe4", "#2a2922"),
];

/// What is coloured: selector, property, colour. No variables: some wikis turn the picture into pixels by programs
/// that know CSS of 2008.
const COLOURED: [(&str, &str, &str); 21] = [
    ("text", "fill", "ink"),
    (".soft", "fill", "ink-soft"),
    (".paper", "fill", "paper"),
    (".paper", "stroke", "line"),
    (".track", "stroke", "line"),
    (".mark", "stroke", "edge"),
    (".zero", "stroke", "ink"),
    (".whisker", "stroke", "ink"),
    (".low-3", "fill", "low-3"),
    (".low-2", "fill", "low-2"),
    (".low-1", "fill", "low-1"),
    (".middle", "fill", "middle"),
    (".high-1", "fill", "high-1"),
    (".high-2", "fill", "high-2"),
    (".high-3", "fill", "high-3"),
    (".on-strong", "fill", "on-strong"),
    (".on-pale", "fill", "on-pale"),
    (".bar", "fill", "bar"),
    (".hatch", "fill", "hatch"),
    (".ground", "fill", "hatch-ground"),
    (".frame", "stroke", "line"),
];

/// What is the same in every theme. Font names stand without quotes, so that the sheet reads the same in XML.
const SAME: &str = "text{font-family:system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif;\
    font-variant-numeric:tabular-nums;unicode-bidi:plaintext}\
    .title,.question{font-family:ui-serif,Charter,Iowan Old Style,Georgia,serif}\
    .title{font-size:21px;font-weight:600}.question{font-size:15px}.label{font-size:13px}.note{font-size:12px}\
    .strong{font-weight:600}.middle-of,.on-strong,.on-pale{text-anchor:middle}.end{text-anchor:end}\
    .frame{fill:none}.whisker{stroke-width:1.5px}";

impl Theme {
    /// The theme of `?theme=`: `light`, `dark`, or else the reader's.
    pub fn of(asked: Option<&str>) -> Self {
        match asked {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::Reader,
        }
    }

    /// The style sheet, letter by letter as it stands in the picture: a content security policy names it by its hash.
    pub fn style(self) -> String {
        let (light, dark) = (colours(|(_, light, _)| light), colours(|(_, _, dark)| dark));
        match self {
            Self::Light => [SAME, &light].concat(),
            Self::Dark => [SAME, &dark].concat(),
            Self::Reader => [SAME, &light, "@media (prefers-color-scheme:dark){", &dark, "}"].concat(),
        }
    }
}

fn colours(of: impl Fn((&'static str, &'static str, &'static str)) -> &'static str) -> String {
    let colour = |wanted: &str| COLOURS.into_iter().find(|(name, ..)| *name == wanted).map(&of);
    let rule = |(selector, property, name): &(&str, &str, &str)| {
        [selector, "{", property, ":", colour(name).unwrap_or_default(), "}"].concat()
    };
    COLOURED.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_pages() {
        let tokens = include_str!("../../../static/styles/tokens.css");
        let values = |name: &str| -> Vec<&str> {
            let lines = tokens.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';'));
            lines
                .filter_map(|line| line.split_once(": "))
                .filter(|(n, _)| *n == name)
                .map(|(_, v)| v)
                .collect()
        };
        for (name, light, dark) in COLOURS {
            // The dark ones stand twice: by the device, and by the theme.
            assert_eq!(values(name), [light, dark, dark], "{name}");
        }
        for (_, _, name) in COLOURED {
            assert!(COLOURS.iter().any(|(known, ..)| *known == name), "{name}");
        }
    }

    /// The contrast of two colours (WCAG 2.2, “contrast ratio”).
    fn contrast(one: &str, other: &str) -> f64 {
        let light = |colour: &str| {
            let part = |at: usize| {
                let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("hex")) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) + 0.05
        };
        let (one, other) = (light(one), light(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn letters_and_marks_stand_out_in_both_themes() {
        let on = |name: &str, ground: &str, least: f64| {
            let colour = |wanted: &str| COLOURS.into_iter().find(|(name, ..)| *name == wanted).expect(wanted);
            let ((_, light, dark), (_, light_ground, dark_ground)) = (colour(name), colour(ground));
            for (colour, ground) in [(light, light_ground), (dark, dark_ground)] {
                let contrast = contrast(colour, ground);
                assert!(contrast >= least, "{name}: {contrast:.2}");
            }
        };
        on("ink", "paper", 7.0);
        on("ink-soft", "paper", 7.0);
        on("bar", "paper", 3.0);
        on("edge", "paper", 3.0);
        for strong in ["low-3", "high-3"] {
            on("on-strong", strong, 4.5);
        }
        for pale in ["low-1", "middle", "high-1"] {
            on("on-pale", pale, 4.5);
        }
    }

    #[test]
    fn a_theme_asked_for_leaves_nothing_to_the_device() {
        assert_eq!(Theme::of(Some("sepia")), Theme::Reader);
        assert!(Theme::Reader.style().contains("prefers-color-scheme"));
        for (asked, paper) in [("light", ".paper{fill:#fbfaf7}"), ("dark", ".paper{fill:#16150f}")] {
            let style = Theme::of(Some(asked)).style();
            assert!(!style.contains("@media") && style.contains(paper), "{style}");
        }
    }
}
