//! Invitations as they are handed out: links with the code in the fragment, as CSV and as a sheet to print and cut.

use crate::problem::Problem;
use crate::{headers, reply};
use candor::GroupId;
use candor::ballot::PublicKey;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use std::fmt::Write;
use worker::{Response, ResponseBuilder};

/// An invitation as it is handed out.
pub(crate) struct Link {
    pub(crate) code: String,
    /// The poll's page; code and key fingerprint stand in the fragment, which no browser sends anywhere.
    pub(crate) address: String,
}

/// The links of those codes.
pub(crate) fn links<'a>(
    origin: &str,
    poll: &str,
    public_key: &str,
    codes: impl Iterator<Item = &'a str>,
) -> Vec<Link> {
    let fingerprint = fingerprint(public_key);
    let link = |code: &str| Link {
        code: code.to_owned(),
        address: format!("{origin}/p/{poll}#code={code}&key={fingerprint}"),
    };
    codes.map(link).collect()
}

fn fingerprint(public_key: &str) -> String {
    PublicKey::from_text(public_key).map(|key| key.fingerprint()).unwrap_or_default()
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The links as CSV, to be downloaded.
pub(crate) fn table(leaf: &GroupId, links: &[Link]) -> Result<Response, Problem> {
    let mut rows = String::from("group,code,link\r\n");
    for Link { code, address } in links {
        // Ids, codes and addresses hold neither commas nor quotes.
        let _ = write!(rows, "{leaf},{code},{address}\r\n");
    }
    let reply =
        ResponseBuilder::new().with_status(201).with_header("Content-Type", "text/csv; charset=utf-8")?;
    let name = format!("attachment; filename=\"invitations-{leaf}.csv\"");
    Ok(reply
        .with_header("Content-Disposition", &name)?
        .with_header("Cache-Control", reply::SECRET)?
        .fixed(rows.into_bytes()))
}

const STYLE: &str = "body{font:11pt/1.4 system-ui,sans-serif;color:#1b1a17;margin:8mm}\
    ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:1fr 1fr}\
    li{border:1px dashed #8a867c;padding:6mm;break-inside:avoid;display:grid;grid-template-columns:34mm 1fr;gap:5mm}\
    svg{width:34mm;height:34mm}h2{font-size:11pt;margin:0 0 2mm}\
    p{margin:0 0 2mm;overflow-wrap:anywhere}.code{font:10pt/1.5 ui-monospace,monospace}\
    @media print{body{margin:0}h1{font-size:12pt}}";

/// The links as a sheet: one slip an invitation, with a QR code of the link, its code to be read aloud, and the key's
/// fingerprint for whoever types the code.
pub(crate) fn print(titles: [&str; 2], public_key: &str, links: &[Link]) -> Result<Response, Problem> {
    let [poll, group] = titles.map(escaped);
    let fingerprint = fingerprint(public_key);
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Invitations: {poll}</title>\
         <style>{STYLE}</style><h1>{poll}: {group}</h1><ul>"
    );
    for Link { code, address } in links {
        let picture = QrCode::with_error_correction_level(address, EcLevel::M);
        let picture = picture.map_err(|error| worker::Error::from(error.to_string()))?;
        let picture = picture.render::<svg::Color>().min_dimensions(120, 120).build();
        let picture = picture.split_once("<svg").map_or(picture.as_str(), |(_, picture)| picture);
        let (plain, _) = address.split_once('#').unwrap_or((address, ""));
        let _ = write!(
            page,
            "<li><svg role=\"img\" aria-label=\"QR code of the link\"{picture}\
             <div><h2>{poll}</h2><p>Your invitation to one anonymous ballot. Scan the code, or open</p>\
             <p class=\"code\">{plain}</p><p>and type</p><p class=\"code\">{code}</p>\
             <p>The page then shows the key</p><p class=\"code\">{fingerprint}</p>\
             <p>It is the same for everyone: compare it with a colleague's.</p></div></li>"
        );
    }
    page.push_str("</ul></html>");
    Ok(ResponseBuilder::new()
        .with_status(201)
        .with_header("Content-Type", "text/html; charset=utf-8")?
        .with_header("Cache-Control", reply::SECRET)?
        .with_header(headers::STYLE_HASHES, &headers::hash_source(STYLE))?
        .fixed(page.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_the_code_and_the_fingerprint_in_its_fragment_alone() {
        let key = candor::ballot::Key::from_seed(&[1; 32]).expect("a key").public();
        let link = links("https://c.example", "p1", &key.to_text(), ["AB-CD"].into_iter()).remove(0);
        let (before, fragment) = link.address.split_once('#').expect("a fragment");
        assert_eq!(before, "https://c.example/p/p1");
        assert_eq!(fragment, format!("code=AB-CD&key={}", key.fingerprint()));
    }
}
