use super::*;
use proptest::prelude::*;

fn colour(text: &str) -> Colour {
    text.parse().expect("a colour")
}

fn any_colour() -> impl Strategy<Value = Colour> {
    any::<[u8; 3]>().prop_map(Colour)
}

/// The definitions of WCAG 2.2 word for word, by the machine's own power function.
fn defined(one: Colour, two: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [r, g, b] = colour.0.map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

/// Degrees, and how colourful it is.
fn hue(colour: Colour) -> (f64, f64) {
    let lab = Oklab::of(colour);
    (lab.b.atan2(lab.a).to_degrees(), lab.a.hypot(lab.b))
}

#[test]
fn a_colour_is_read_in_its_few_spellings_and_written_in_one() {
    for text in ["#0b6b6b", "0B6B6B", "#0b6B6b", "0b6b6b"] {
        assert_eq!(colour(text).to_string(), "#0b6b6b");
    }
    assert_eq!(colour("#fc0").to_string(), "#ffcc00");
    assert_eq!(colour("fc0"), colour("#ffcc00"));
    for text in
        ["", "#", "##fff", "#ff", "#ffff", "#fffff", "#fffffff", "#ggg", " #fff", "red", "#fff;", "٣٣٣"]
    {
        assert_eq!(text.parse::<Colour>(), Err(BadColour), "{text}");
    }
}

#[test]
fn contrast_is_that_of_published_examples() {
    let close = |one: &str, two: &str, ratio: f64| {
        let contrast = colour(one).contrast(colour(two));
        assert!((contrast - ratio).abs() < 0.005, "{one} on {two}: {contrast}");
    };
    close("#000", "#fff", 21.0);
    // The grey that WCAG's technique G18 is commonly shown with, and its neighbour that fails.
    close("#767676", "#fff", 4.54);
    close("#777777", "#fff", 4.48);
    close("#f00", "#fff", 4.00);
    close("#00f", "#fff", 8.59);
}

#[test]
fn half_of_each_is_between_both() {
    assert_eq!(colour("#000").mixed(colour("#fff"), 50), colour("#808080"));
    assert_eq!(colour("#102030").mixed(colour("#fff"), 0), colour("#102030"));
    assert_eq!(colour("#102030").mixed(colour("#fff"), 200), colour("#fff"));
}

proptest! {
    #[test]
    fn contrast_is_as_wcag_defines_it(one in any_colour(), two in any_colour()) {
        prop_assert!((one.contrast(two) - defined(one, two)).abs() < 1e-9);
        prop_assert!(one.contrast(two).to_bits() == two.contrast(one).to_bits());
    }

    #[test]
    fn a_colour_comes_back_from_oklab_as_it_was(colour in any_colour()) {
        let lab = Oklab::of(colour);
        prop_assert_eq!(lab.at(lab.lightness), colour);
    }

    #[test]
    fn the_nearest_passes_and_keeps_its_hue(colour in any_colour(), paper in any_colour(), dark in any::<bool>()) {
        let (towards, end) =
            if dark { (Towards::White, Colour::WHITE) } else { (Towards::Black, Colour::BLACK) };
        prop_assume!(end.contrast(paper) >= MIN_CONTRAST);
        let passes = |colour: Colour| colour.contrast(paper) >= MIN_CONTRAST;
        let nearest = colour.nearest(towards, passes);
        prop_assert!(passes(nearest));
        prop_assert_eq!(nearest == colour, passes(colour), "what passes is returned as it is");
        let ((one, chroma), (two, left)) = (hue(colour), hue(nearest));
        // The hue of what is nearly grey is a matter of rounding.
        if chroma.min(left) > 0.05 {
            let apart = (one - two).rem_euclid(360.0);
            prop_assert!(apart.min(360.0 - apart) < 4.0, "{} became {}", colour, nearest);
        }
    }

    #[test]
    fn no_text_makes_reading_a_colour_fail_otherwise(text in ".{0,9}") {
        if let Ok(colour) = text.parse::<Colour>() {
            prop_assert_eq!(colour.to_string().parse(), Ok(colour));
        }
    }
}
