//! sRGB to OKLab and back.

#![expect(clippy::unreadable_literal, reason = "the numbers stand as they are published")]

use super::Colour;

/// How far a channel may lie outside sRGB by rounding.
const SLACK: f64 = 1e-6;

/// The share of light of each value of a channel, from 0 to 1 (IEC 61966-2-1; WCAG 2.2, "relative luminance").
const LINEAR: [f64; 256] = {
    let mut table = [0.0; 256];
    let mut value = 0_u32;
    while value < 256 {
        let share = value as f64 / 255.0;
        table[value as usize] = if share <= 0.04045 {
            share / 12.92
        } else {
            // The power of 2.4 as the square times its fifth root.
            let square = (share + 0.055) / 1.055 * ((share + 0.055) / 1.055);
            square * root(square, 5)
        };
        value += 1;
    }
    table
};

/// The root of that degree of a number from 0 to 1, by Newton's method from above.
const fn root(of: f64, degree: u32) -> f64 {
    if of <= 0.0 {
        return 0.0;
    }
    let mut root = 1.0;
    let mut round = 0;
    while round < 60 {
        let mut power = 1.0;
        let mut factor = 1;
        while factor < degree {
            power *= root;
            factor += 1;
        }
        root = ((degree - 1) as f64 * root + of / power) / degree as f64;
        round += 1;
    }
    root
}

/// The share of light of a channel's value.
pub(super) fn linear(value: u8) -> f64 {
    LINEAR[usize::from(value)]
}

/// The channel's value whose share of light is nearest.
fn value(share: f64) -> u8 {
    let above = LINEAR.partition_point(|known| *known < share).min(255);
    let below = above.saturating_sub(1);
    let nearer = if share - LINEAR[below] < LINEAR[above] - share { below } else { above };
    u8::try_from(nearer).unwrap_or(u8::MAX)
}

/// A colour by perceived lightness (0 to 1) and two axes, whose angle is the hue and whose length the chroma.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklab {
    pub(super) lightness: f64,
    pub(super) a: f64,
    pub(super) b: f64,
}

impl Oklab {
    pub(super) fn of(colour: Colour) -> Self {
        let [red, green, blue] = colour.channels().map(linear);
        let cones = [
            0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
            0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
            0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
        ];
        let [l, m, s] = cones.map(|cone| root(cone, 3));
        Self {
            lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        }
    }

    /// The colour of this hue at another lightness, with as much of the chroma as sRGB has there.
    pub(super) fn at(self, lightness: f64) -> Colour {
        let with = |chroma: f64| Self { lightness, a: self.a * chroma, b: self.b * chroma }.shares();
        let mut shares = with(1.0);
        if !is_shown(shares) {
            // Grey is shown at every lightness, so the least chroma is known to do.
            let (mut least, mut most) = (0.0, 1.0);
            for _ in 0..16 {
                let middle = f64::midpoint(least, most);
                if is_shown(with(middle)) { least = middle } else { most = middle }
            }
            shares = with(least);
        }
        let [red, green, blue] = shares.map(value);
        Colour::new(red, green, blue)
    }

    /// The shares of red, green and blue light.
    fn shares(self) -> [f64; 3] {
        let cones = [
            self.lightness + 0.3963377774 * self.a + 0.2158037573 * self.b,
            self.lightness - 0.1055613458 * self.a - 0.0638541728 * self.b,
            self.lightness - 0.0894841775 * self.a - 1.2914855480 * self.b,
        ];
        let [l, m, s] = cones.map(|cone| cone * cone * cone);
        [
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
        ]
    }
}

/// Whether sRGB has a colour of those shares.
fn is_shown(shares: [f64; 3]) -> bool {
    shares.iter().all(|share| (-SLACK..=1.0 + SLACK).contains(share))
}
