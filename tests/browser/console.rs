//! The whole way: an owner makes a poll and invites, people answer, a leader predicts, reads and promises, and the next
//! round shows the promise.

use anyhow::{Context, Result, ensure};
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use fantoccini::Locator;
use serde_json::json;
use xtask::stack::Feeds;

/// How many seconds a week has here.
const WEEK: u32 = 12;

/// Declines every question, and sends.
const DECLINE: &str = "
    for (const box of document.querySelectorAll('[id$=-declined]')) if (!box.checked) box.click();
    document.getElementById('send').click();";

/// Writes into a field as a person does, so that the page hears of it.
const WRITE: &str = "
    const [id, text] = arguments;
    const field = document.getElementById(id);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}));";

/// Keeps every file that the page makes, for the test to read: the page's own policy lets nobody fetch it.
const KEEP_FILES: &str = "
    window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = file => { window.saved.push(file); return make.call(URL, file) };";

/// A browser on a site's pages.
pub(crate) struct Hand<'a> {
    pub(crate) site: &'a Site,
    pub(crate) browser: &'a Browser,
}

impl Hand<'_> {
    pub(crate) async fn open(&self, path: &str, there: &str) -> Result<()> {
        self.browser.client.goto(&self.site.page(path)).await?;
        self.browser.wait_for(there).await
    }

    pub(crate) async fn write(&self, id: &str, text: &str) -> Result<()> {
        self.browser.client.execute(WRITE, vec![json!(id), json!(text)]).await.map(drop)?;
        Ok(())
    }

    pub(crate) async fn press(&self, id: &str, there: &str) -> Result<()> {
        let button = self.browser.client.find(Locator::Id(id)).await.with_context(|| format!("no #{id}"))?;
        button.click().await.with_context(|| format!("#{id} cannot be pressed"))?;
        self.browser.wait_for(there).await.with_context(|| format!("after #{id}"))
    }

    pub(crate) async fn value(&self, id: &str) -> Result<String> {
        let script = "return document.getElementById(arguments[0])?.value";
        let value = self.browser.client.execute(script, vec![json!(id)]).await?;
        Ok(value.as_str().with_context(|| format!("#{id} has no value"))?.to_owned())
    }

    /// Signs in as the owner.
    pub(crate) async fn sign_in(&self) -> Result<()> {
        self.open("/console", "main[data-state=sign_in]").await?;
        self.write("key", self.site.key()).await?;
        self.press("sign-in", "main[data-state=polls]").await
    }

    /// Makes a poll from the template on time tracking, of two groups, and gives its id.
    pub(crate) async fn make_poll(&self) -> Result<String> {
        self.open("/console/new", "main[data-state=new]").await?;
        self.press("template-time_tracking", "main[data-state=draft]").await?;
        self.write("outline", "Harbour\n  North\n  South").await?;
        self.write("k", "3").await?;
        self.browser.wait_for("[data-kept=true]").await?;
        self.browser.wait_for(".preview iframe").await?;
        self.press("last", "[data-last=ready]").await?;
        self.press("make", "main[data-state=poll]").await?;
        let path = self.browser.client.current_url().await?.path().to_owned();
        Ok(path.trim_start_matches("/console/polls/").to_owned())
    }
}

/// The links in the file that the page offers.
async fn saved_links(browser: &Browser) -> Result<Vec<String>> {
    let script = "window.saved.at(-1).text().then(arguments[0])";
    let text = browser.client.execute_async(script, vec![]).await?;
    let text = text.as_str().unwrap_or_default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| Ok(row?.iter().map(ToOwned::to_owned).collect()))
        .collect::<Result<_>>()?;
    ensure!(!rows.is_empty(), "no invitations in {text}");
    Ok(rows.into_iter().filter_map(|row| row.get(2).cloned()).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_draft_to_a_promise_that_the_next_round_shows() -> Result<()> {
    let site = Site::start_fast(Feeds { series_week_seconds: WEEK, ..Feeds::default() })?;
    let (owner, leader) = (Browser::start().await?, Browser::start().await?);
    let hand = Hand { site: &site, browser: &owner };
    owner.inject(KEEP_FILES).await?;
    hand.sign_in().await?;
    let poll = hand.make_poll().await?;
    ensure!(site.owner.get("/api/drafts")?.json() == json!([]), "a draft that was made a poll is gone");
    for group in ["north", "south"] {
        hand.write(&format!("invite-{group}"), "6").await?;
    }
    hand.press("invite-csv", "a.file").await?;
    let links = saved_links(&owner).await?;
    assert_eq!(links.len(), 12);
    hand.press("invite-saved", "[data-poll-state=open]").await?;
    assert_eq!(owner.text("[data-invited=north]").await?, "6");
    hand.write("leader", "Ada").await?;
    hand.press("make-link", "#view-link").await?;
    let view = hand.value("view-link").await?;

    for link in &links {
        leader.client.goto("about:blank").await?;
        leader.open(link, &["filling"]).await?;
        leader.wait_for("[data-entitlement=ready]").await?;
        leader.client.execute(DECLINE, vec![]).await?;
        leader.wait_for_state(&["sent"]).await?;
    }
    hand.press("close", "#close-yes").await?;
    hand.press("close-yes", "[data-poll-state=closed]").await?;
    let release = site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.json();
    assert_eq!(release["nodes"][0]["ballots"], 12);

    // Before they read, a leader writes down what they expect; the worker holds the lock.
    leader.open(&view, &["predict"]).await?;
    let address = leader.client.current_url().await?;
    assert_eq!(address.fragment(), None, "the secret leaves the address");
    let theirs = Hand { site: &site, browser: &leader };
    theirs.write("match-0", "40").await?;
    theirs.write("match-4", "50").await?;
    theirs.press("predict", ".fault:not(:empty)").await?;
    theirs.write("match-4", "60").await?;
    theirs.press("predict", "main[data-state=results]").await?;
    for (field, text) in [
        ("heard", "Sheets are made up"),
        ("will", "Drop the daily sheet"),
        ("owner", "Ada"),
        ("due", "2027-03-31"),
    ] {
        theirs.write(field, text).await?;
    }
    theirs.press("commit", "[data-commitment]").await?;

    // Everyone reads the same, and the next round shows what was promised.
    owner.open(&site.page(&format!("/p/{poll}/results")), &["results"]).await?;
    ensure!(owner.text("#commitments").await?.contains("Drop the daily sheet"), "everyone reads the promise");
    hand.open(&format!("/console/polls/{poll}"), "#repeating").await?;
    owner.client.execute("document.querySelector('#repeating + details').open = true", vec![]).await?;
    hand.write("repeat-hours", "84").await?;
    hand.press("repeat", "main[data-state=series]").await?;
    let series = site.owner.get("/api/series")?.json();
    let path = format!("/api/series/{}", series[0]["id"].as_str().context("a series")?);
    let series = site.until(&path, |reply| reply.json()["rounds"].as_array().map_or(0, Vec::len) > 1)?.json();
    let second = series["rounds"][1]["poll"].as_str().context("a second round")?.to_owned();
    owner.open(&site.page(&format!("/p/{second}")), &["not_open"]).await?;
    ensure!(
        owner.text("#promises").await?.contains("Drop the daily sheet"),
        "the next round shows the promise"
    );
    assert_eq!(owner.complaints().await?, Vec::<String>::new());
    owner.close().await?;
    leader.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_as_it_is_typed_and_says_what_is_wrong_with_it() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::start().await?;
    let hand = Hand { site: &site, browser: &browser };
    hand.sign_in().await?;
    hand.open("/console/new", "main[data-state=new]").await?;
    hand.press("blank", "main[data-state=draft]").await?;
    hand.write("title-en", "Fair?").await?;
    hand.press("add-question", "[data-question='0']").await?;
    hand.write("outline", "All\nNorth").await?;
    browser.wait_for("#outline[aria-invalid=true]").await?;
    hand.write("k", "2").await?;
    browser.wait_for("#k[aria-invalid=true]").await?;
    hand.press("last", "[data-last=faults]").await?;
    hand.press("back", "main[data-state=draft]").await?;
    hand.write("outline", "All\n  North\n  South").await?;
    hand.write("k", "3").await?;
    hand.write("questions-0-text-en", "Are hours kept fairly?").await?;
    browser.wait_for("[data-kept=true]").await?;
    let kept = site.owner.get("/api/drafts")?.json();
    let definition = &kept[0]["content"]["definition"];
    assert_eq!((&definition["title"], &definition["k"]), (&json!("Fair?"), &json!(3)));
    assert_eq!(definition["groups"]["children"][1]["id"], "south");
    // Loaded again it is as it was, and what is shown is the page itself.
    browser.client.refresh().await?;
    browser.wait_for(".preview iframe").await?;
    assert_eq!(hand.value("questions-0-text-en").await?, "Are hours kept fairly?");
    browser.enter("return document.querySelector('.preview iframe')").await?;
    browser.wait_for("main.widget[data-state=filling]").await?;
    ensure!(browser.text("main").await?.contains("Are hours kept fairly?"), "the preview is the real page");
    browser.leave().await?;
    // Signed out, nothing of it is there.
    hand.open("/console", "main[data-state=polls]").await?;
    hand.press("sign-out", "main[data-state=sign_in]").await?;
    let preview = format!("/console/drafts/{}/preview", kept[0]["id"].as_str().context("an id")?);
    assert_eq!(site.anyone.get(&preview)?.json()["code"], "not_owner");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_view_link_opens_nothing() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&crate::site::definition())?;
    let made = site.owner.post(&format!("/api/polls/{poll}/links"), &json!({"name": "Ada"}))?.json();
    let link = made["link"].as_str().context("an id")?;
    assert_eq!(site.owner.send("DELETE", &format!("/api/polls/{poll}/links/{link}"), &[], &[])?.status, 204);
    let browser = Browser::start().await?;
    browser.open(made["url"].as_str().context("a url")?, &["revoked"]).await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn results_print_as_a_handout_of_two_pages() -> Result<()> {
    let site = Site::start()?;
    let series = xtask::demo::series::load(&site.owner)?;
    let browser = Browser::start().await?;
    browser.open(&site.page(&format!("/p/{}/results", series.second)), &["results"]).await?;
    browser.wait_for(".trend").await?;
    assert_eq!(browser.printed_pages().await?, 2);
    browser.close().await
}

/// Marks some letters of the first comment, as somebody does with the mouse.
const MARK: &str = "
    const field = document.querySelector('[data-sealed] textarea');
    const [from, to] = arguments;
    field.focus();
    field.setSelectionRange(from, to);
    return field.value;";

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_looks_over_comments_and_readers_see_what_was_redacted() -> Result<()> {
    let site = Site::start()?;
    let mut definition = crate::site::definition();
    definition["comments"] = json!("moderated");
    let poll = site.create(&definition)?;
    for n in 0..10 {
        let mut answers = crate::site::answers(n);
        answers["say"] = json!({"text": format!("Ask person {n} 😀 about it")});
        site.vote(&poll, "north", &answers)?;
    }
    site.release(&poll)?;
    let browser = Browser::start().await?;
    let hand = Hand { site: &site, browser: &browser };
    hand.sign_in().await?;
    hand.open(&format!("/console/polls/{poll}"), "[data-sealed]").await?;
    // Of “Ask person 4 😀 about it”, whoever it is and the face after them.
    let written = browser.client.execute(MARK, vec![json!(4), json!(15)]).await?;
    let written = written.as_str().context("a comment")?.to_owned();
    browser.client.execute("document.querySelector('[data-do=redact]').click()", vec![]).await?;
    browser.wait_for("[data-shown]").await?;
    assert_eq!(browser.text("[data-shown]").await?, "Ask ▮▮▮ about it");
    let ids = "return [...document.querySelectorAll('[id^=themes-]')].slice(0, 3).map(field => field.id)";
    let ids = browser.client.execute(ids, vec![]).await?;
    for id in ids.as_array().context("fields")?.iter().filter_map(|id| id.as_str()) {
        hand.write(id, "people, asking").await?;
        browser
            .until(
                &format!("document.getElementById('{id}')?.value === 'asking, people'"),
                "document.body.innerText",
            )
            .await?;
    }
    browser.check_accessibility(&candor_tests::site::axe()?).await?;
    browser.check_targets().await?;
    hand.press("publish-comments", "#publish-comments-yes").await?;
    browser.client.execute("document.getElementById('publish-comments-yes').click()", vec![]).await?;
    browser.until("!document.querySelector('[data-sealed]')", "document.body.innerText").await?;
    hand.open(&format!("/p/{poll}/results"), "[data-redacted]").await?;
    let comments = browser.text(".comments").await?;
    ensure!(comments.contains("Ask ▮▮▮ about it") && !comments.contains(&written), "{comments}");
    assert_eq!(browser.text("[data-theme=people]").await?, "people 3 comments");
    browser.check_accessibility(&candor_tests::site::axe()?).await?;
    browser.close().await
}
