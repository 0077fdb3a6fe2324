//! The geometry of a diverging stacked bar (Heiberger and Robbins 2014): steps below the middle to the left of the
//! zero line, steps above it to the right, a middle step centred on it.

use candor::trust::{Sides, sides};

/// One step of the bar, in basis points of the chart's width, which reaches from all to the left to all to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it begins.
    pub start: u64,
    /// How long it is.
    pub length: u64,
    /// How many ballots it stands for.
    pub count: u64,
}

/// The segments of the bar, in order; none when nobody answered.
pub fn segments(counts: &[u64]) -> Vec<Segment> {
    let Sides { below, middle, above } = sides(counts);
    let total = below + middle + above;
    if total == 0 {
        return Vec::new();
    }
    // Twice the ballots left of the zero line: a middle ballot is half on either side.
    let left = 2 * below + middle;
    let place = |before: u64| (2 * total + 2 * before - left) * 2_500 / total;
    let mut before = 0;
    counts
        .iter()
        .map(|&count| {
            let start = place(before);
            before += count;
            Segment { start, length: place(before) - start, count }
        })
        .collect()
}

/// The colour of step `index` of `steps`, as a class: `low-3` at the lower end to `high-3` at the upper.
pub fn tone(index: usize, steps: usize) -> &'static str {
    const LOW: [&str; 3] = ["low-3", "low-2", "low-1"];
    const HIGH: [&str; 3] = ["high-3", "high-2", "high-1"];
    let from_end = steps - 1 - index;
    match index.cmp(&from_end) {
        std::cmp::Ordering::Equal => "middle",
        // With fewer than three steps a side, the strong ends stay and the pale ones go.
        std::cmp::Ordering::Less => LOW[index.min(2)],
        std::cmp::Ordering::Greater => HIGH[from_end.min(2)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_centred_on_the_zero_line() {
        let bar = segments(&[1, 1, 4, 1, 1]);
        let middle = bar[2];
        assert_eq!(middle.start + middle.length / 2, 5_000);
        assert_eq!(bar[0].start, 2_500);
        assert_eq!(bar[4].start + bar[4].length, 7_500);
    }

    #[test]
    fn an_even_scale_meets_at_the_zero_line() {
        let bar = segments(&[3, 0, 0, 1]);
        assert_eq!(bar[2].start, 5_000);
        assert_eq!((bar[0].start, bar[0].length), (1_250, 3_750));
    }

    #[test]
    fn segments_touch_and_stay_inside() {
        for counts in [[7, 0, 0, 0, 0], [0, 0, 0, 0, 9], [3, 1, 4, 1, 5]] {
            let bar = segments(&counts);
            for pair in bar.windows(2) {
                assert_eq!(pair[0].start + pair[0].length, pair[1].start, "{counts:?}");
            }
            assert!(bar[4].start + bar[4].length <= 10_000, "{counts:?}");
        }
        assert!(segments(&[0; 5]).is_empty());
    }

    #[test]
    fn tones_run_from_brown_over_pale_to_teal() {
        let tones = |steps: usize| (0..steps).map(|index| tone(index, steps)).collect::<Vec<_>>();
        assert_eq!(tones(4), ["low-3", "low-2", "high-2", "high-3"]);
        assert_eq!(tones(7), ["low-3", "low-2", "low-1", "middle", "high-1", "high-2", "high-3"]);
    }
}
