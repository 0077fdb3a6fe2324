//! The picture and oEmbed's frame, as a page of another origin shows them.

use crate::site::{answers, definition};
use anyhow::{Context, Result};
use candor_tests::browser::{Browser, VIEWS};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

/// A page at an origin of its own, served until the test's process ends.
fn elsewhere(body: String) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    let answer = move |mut stream: TcpStream| -> Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines().map_while(Result::ok);
        while lines.next().is_some_and(|line| !line.is_empty()) {}
        let length = body.len();
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}");
        Ok(write!(stream, "{head}\r\nConnection: close\r\n\r\n{body}")?)
    };
    let answer = std::sync::Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = std::sync::Arc::clone(&answer);
            // A browser opens connections before it needs them; one that waits must not hold up the next.
            std::thread::spawn(move || answer(stream));
        }
    });
    Ok(address)
}

/// The width of an image, and the colour of its paper.
const SEEN: &str = "
    const [id, done] = [arguments[0], arguments[arguments.length - 1]];
    const image = document.getElementById(id);
    image.decode().then(() => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        done([image.naturalWidth, ...context.getImageData(240, 5, 1, 1).data].join(' '));
    }, error => done(String(error)));";

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_is_shown_by_a_page_of_another_origin_in_the_readers_colours() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for ballot in 0..4 {
        site.vote(&poll, "north", &answers(ballot))?;
    }
    site.close(&poll)?;
    let image = |id: &str, path: &str| format!("<img id={id} crossorigin src=\"{}\">", site.page(path));
    let page = elsewhere(
        image("plain", &format!("/p/{poll}.svg"))
            + &image("light", &format!("/p/{poll}.svg?theme=light"))
            + &image("dark", &format!("/p/{poll}.svg?theme=dark"))
            + &image("unknown", "/p/nosuchpoll.svg"),
    )?;
    let browser = Browser::start().await?;
    let (light, dark) = ("480 251 250 247 255", "480 22 21 15 255");
    for view in VIEWS {
        browser.look(view).await?;
        browser.client.goto(&page).await?;
        let readers = if view.dark { dark } else { light };
        for (id, expected) in [("plain", readers), ("light", light), ("dark", dark), ("unknown", readers)] {
            let seen = browser.client.execute_async(SEEN, vec![json!(id)]).await?;
            assert_eq!(seen, expected, "{id} in {view:?}");
        }
    }
    // Opened by itself, its policy lets its own style through.
    browser.look(VIEWS[2]).await?;
    browser.complaints().await?;
    browser.client.goto(&site.page(&format!("/p/{poll}.svg"))).await?;
    let style = "return getComputedStyle(document.querySelector('.paper')).fill";
    assert_eq!(browser.client.execute(style, vec![]).await?, "rgb(251, 250, 247)");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_of_a_picture_reaches_past_its_edges_or_into_another() -> Result<()> {
    let site = Site::start()?;
    let long =
        "Schwierigkeiten beim gewissenhaften Wahrnehmen von WWWWWWWW und MMMMMM, 仕事はどうですか, %%%%%%";
    let mut definition = definition();
    definition["title"] = json!(long);
    for question in definition["questions"].as_array_mut().into_iter().flatten() {
        question["text"] = json!(long);
        for choice in question.get_mut("choices").and_then(Value::as_array_mut).into_iter().flatten() {
            choice["text"] = json!(long);
        }
    }
    // One of each kind that is drawn.
    definition["questions"].as_array_mut().context("questions")?.swap(1, 3);
    for question in [0, 1] {
        definition["questions"][question]["labels"] = json!({"low": long, "high": long});
    }
    let poll = site.create(&definition)?;
    for ballot in 0..4 {
        site.vote(&poll, "north", &answers(ballot))?;
    }
    site.close(&poll)?;
    let browser = Browser::start().await?;
    let clashes = "
        const texts = [...document.querySelectorAll('text')].map(text => [text.getBoundingClientRect(), text.textContent]);
        const outside = texts.filter(([box]) => box.left < 0 || box.right > 480).map(([, text]) => text);
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        const over = texts.flatMap(([a, one], at) =>
            texts.slice(at + 1).filter(([b]) => meet(a, b)).map(([, other]) => one + ' over ' + other));
        return outside.concat(over);";
    for lang in ["en", "de", "fr", "es"] {
        browser.client.goto(&site.page(&format!("/p/{poll}.svg?lang={lang}"))).await?;
        assert_eq!(browser.client.execute(clashes, vec![]).await?, json!([]), "{lang}");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_that_oembed_gives_shows_the_poll() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let embed = site.anyone.get(&format!("/oembed?url={}", site.page(&format!("/p/{poll}"))))?.json();
    let html = embed["html"].as_str().context("no html")?.to_owned();
    let browser = Browser::start().await?;
    browser.client.goto(&elsewhere(format!("<!doctype html><h1>A wiki</h1>{html}"))?).await?;
    let size =
        "const frame = document.querySelector('iframe'); return [frame.offsetWidth, frame.offsetHeight]";
    let size = browser.client.execute(size, vec![]).await?;
    assert_eq!(
        size.as_array().map(Vec::as_slice),
        Some(&[embed["width"].clone(), embed["height"].clone()][..])
    );
    browser.client.enter_frame(0).await?;
    browser.wait_for("fieldset").await?;
    assert!(browser.text("main").await?.contains("How hours are kept"));
    let storage = "localStorage.setItem('a', 'b'); return localStorage.getItem('a')";
    assert_eq!(browser.client.execute(storage, vec![]).await?, Value::from("b"), "drafts can be kept");
    browser.close().await
}
