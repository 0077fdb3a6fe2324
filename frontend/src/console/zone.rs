//! Local times of a time zone, by the browser's own calendar (ECMA-402): the zones are in the browser already.

use candor::Timestamp;
#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Date, Intl, Object, Reflect};

/// How far a zone's clocks are ahead of UTC at a point in time, in seconds; none for a name that is no zone.
pub(super) fn ahead(zone: &str, at: i64) -> Option<i64> {
    #[cfg(target_arch = "wasm32")]
    {
        let options = Object::new();
        let set = |name: &str, value: &str| Reflect::set(&options, &name.into(), &value.into()).is_ok();
        let fields = ["year", "month", "day", "hour", "minute", "second"];
        let is_set = set("timeZone", zone) && set("hourCycle", "h23") && set("calendar", "iso8601");
        if !is_set || !fields.iter().all(|field| set(field, "numeric")) {
            return None;
        }
        // An unknown zone is a RangeError, which only a caught construction survives.
        let format = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let format: js_sys::Function = Reflect::get(&format, &"DateTimeFormat".into()).ok()?.into();
        let arguments = Array::of2(&"en".into(), &options);
        let format: Intl::DateTimeFormat = Reflect::construct(&format, &arguments).ok()?.into();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of a date are far below 2^52")]
        let date = Date::new(&wasm_bindgen::JsValue::from_f64(at as f64 * 1_000.0));
        let parts = format.format_to_parts(&date);
        let part = |wanted: &str| -> Option<i64> {
            parts.iter().find_map(|part| {
                let kind = Reflect::get(&part, &"type".into()).ok()?.as_string()?;
                let value = Reflect::get(&part, &"value".into()).ok()?.as_string()?;
                if kind == wanted { value.parse().ok() } else { None }
            })
        };
        let local =
            [part("year")?, part("month")?, part("day")?, part("hour")?, part("minute")?, part("second")?];
        Some(as_if_utc(local)? - at)
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = at;
        (zone == "UTC").then_some(0)
    }
}

/// The zone that the device is in.
pub(crate) fn own() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
        let zone = Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string());
        zone.unwrap_or_else(|| "UTC".into())
    }
    #[cfg(not(target_arch = "wasm32"))]
    "UTC".into()
}

/// Every zone that the browser knows, by name.
pub(super) fn all() -> Vec<String> {
    #[cfg(target_arch = "wasm32")]
    {
        let zones = || -> Option<Vec<String>> {
            let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
            let supported: js_sys::Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.into();
            let zones: Array = supported.call1(&intl, &"timeZone".into()).ok()?.into();
            Some(zones.iter().filter_map(|zone| zone.as_string()).collect())
        };
        zones().unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    vec!["UTC".into()]
}

/// The point in time of a local one, written as a field of a form has it (`2026-12-01T09:00`); none where it is none. Where
/// clocks are set forward a time that they skip is taken as if they had not been yet.
pub(super) fn utc(local: &str, ahead: impl Fn(i64) -> Option<i64>) -> Option<Timestamp> {
    let naive = Timestamp::try_from([local, ":00Z"].concat()).ok()?;
    let naive = i64::try_from(naive.unix()).ok()?;
    let first = naive - ahead(naive)?;
    // Asked again where it turned out to be: around a change of clocks the first answer may be of the wrong side.
    let second = naive - ahead(first)?;
    let at = if naive - ahead(second)? == second { second } else { first.max(second) };
    u64::try_from(at).ok().map(Timestamp::from_unix)
}

/// A point in time as a field of a form has it.
pub(super) fn local(time: Timestamp, ahead: impl Fn(i64) -> Option<i64>) -> Option<String> {
    let at = i64::try_from(time.unix()).ok()?;
    let shown = Timestamp::from_unix(u64::try_from(at + ahead(at)?).ok()?).to_string();
    shown.get(.."2026-12-01T09:00".len()).map(ToOwned::to_owned)
}

#[cfg(target_arch = "wasm32")]
fn as_if_utc([year, month, day, hour, minute, second]: [i64; 6]) -> Option<i64> {
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    i64::try_from(Timestamp::try_from(text).ok()?.unix()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vienna in 2026: two hours ahead from 29 March 01:00 UTC to 25 October 01:00 UTC, else one.
    fn vienna(at: i64) -> i64 {
        let is_summer = (1_774_746_000..1_792_890_000).contains(&at);
        if is_summer { 7_200 } else { 3_600 }
    }

    #[test]
    fn local_times_are_of_their_own_side_of_a_change() {
        let at = |local| utc(local, |at| Some(vienna(at))).map(|time| time.to_string());
        assert_eq!(at("2026-07-01T09:00").as_deref(), Some("2026-07-01T07:00:00Z"));
        assert_eq!(at("2026-12-01T09:00").as_deref(), Some("2026-12-01T08:00:00Z"));
        assert_eq!(at("2026-03-29T01:59").as_deref(), Some("2026-03-29T00:59:00Z"));
        assert_eq!(at("2026-03-29T03:00").as_deref(), Some("2026-03-29T01:00:00Z"));
        assert_eq!(at("2026-03-29T02:30").as_deref(), Some("2026-03-29T01:30:00Z"), "skipped");
        assert_eq!((at("2026-02-30T09:00"), at("")), (None, None));
    }

    #[test]
    fn a_time_that_is_shown_reads_back() {
        for unix in [1_774_745_940, 1_774_746_000, 1_780_000_020, 1_793_000_040] {
            let time = Timestamp::from_unix(unix);
            let shown = local(time, |at| Some(vienna(at))).expect("a time");
            assert_eq!(utc(&shown, |at| Some(vienna(at))), Some(time), "{shown}");
        }
    }
}
