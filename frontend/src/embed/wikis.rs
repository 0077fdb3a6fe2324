//! The wikis, and what each lets in. The facts are in the messages; each was checked against the documentation named
//! here, which goes first where they differ.

use super::snippets::Kind;

/// One wiki.
#[derive(Clone, Copy, Debug)]
pub struct Wiki {
    /// The id of its part of the page.
    pub id: &'static str,
    /// What it is called, in any language.
    pub name: &'static str,
    /// The key of the message that says what it lets in.
    pub allows: &'static str,
    /// The key of the message that says what an administrator does. `{host}` stands for Candor's host.
    pub admin: &'static str,
    /// Where its documentation says so.
    pub source: &'static str,
    /// What can be written into it, the best first.
    pub snippets: &'static [Kind],
}

/// Every wiki that is known here.
pub const WIKIS: [Wiki; 12] = [
    Wiki {
        id: "confluence-cloud",
        name: "Confluence Cloud",
        allows: "embed.confluence_cloud.allows",
        admin: "embed.confluence_cloud.admin",
        source: "https://support.atlassian.com/confluence-cloud/docs/insert-the-iframe-macro/",
        snippets: &[Kind::Address],
    },
    Wiki {
        id: "confluence-data-center",
        name: "Confluence Data Center",
        allows: "embed.confluence_data_center.allows",
        admin: "embed.confluence_data_center.admin",
        source: "https://confluence.atlassian.com/doc/html-macro-38273085.html",
        snippets: &[Kind::Element, Kind::Frame],
    },
    Wiki {
        id: "notion",
        name: "Notion",
        allows: "embed.notion.allows",
        admin: "embed.notion.admin",
        source: "https://www.notion.com/help/embed-and-connect-other-apps",
        snippets: &[Kind::Address],
    },
    Wiki {
        id: "sharepoint",
        name: "SharePoint",
        allows: "embed.sharepoint.allows",
        admin: "embed.sharepoint.admin",
        source: "https://support.microsoft.com/en-us/office/allow-or-restrict-the-ability-to-embed-content-on-sharepoint-pages-e7baf83f-09d0-4bd1-9058-4aa483ee137b",
        snippets: &[Kind::Frame],
    },
    Wiki {
        id: "mediawiki",
        name: "MediaWiki",
        allows: "embed.mediawiki.allows",
        admin: "embed.mediawiki.admin",
        source: "https://www.mediawiki.org/wiki/Extension:IframeTag",
        snippets: &[Kind::MediaWiki],
    },
    Wiki {
        id: "dokuwiki",
        name: "DokuWiki",
        allows: "embed.dokuwiki.allows",
        admin: "embed.dokuwiki.admin",
        source: "https://www.dokuwiki.org/plugin:iframe",
        snippets: &[Kind::DokuWiki],
    },
    Wiki {
        id: "bookstack",
        name: "BookStack",
        allows: "embed.bookstack.allows",
        admin: "embed.bookstack.admin",
        source: "https://www.bookstackapp.com/docs/admin/security/",
        snippets: &[Kind::Frame, Kind::Script],
    },
    Wiki {
        id: "wiki-js",
        name: "Wiki.js",
        allows: "embed.wiki_js.allows",
        admin: "embed.wiki_js.admin",
        source: "https://docs.requarks.io/rendering",
        snippets: &[Kind::Frame],
    },
    Wiki {
        id: "outline",
        name: "Outline",
        allows: "embed.outline.allows",
        admin: "embed.outline.admin",
        source: "https://www.getoutline.com/integrations",
        snippets: &[Kind::ImageAndLink],
    },
    Wiki {
        id: "wordpress",
        name: "WordPress",
        allows: "embed.wordpress.allows",
        admin: "embed.wordpress.admin",
        source: "https://developer.wordpress.org/reference/hooks/oembed_providers/",
        snippets: &[Kind::Address, Kind::Provider, Kind::Element],
    },
    Wiki {
        id: "github",
        name: "GitHub",
        allows: "embed.github.allows",
        admin: "embed.github.admin",
        source: "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-anonymized-urls",
        snippets: &[Kind::Markdown],
    },
    Wiki {
        id: "gitlab",
        name: "GitLab",
        allows: "embed.gitlab.allows",
        admin: "embed.gitlab.admin",
        source: "https://docs.gitlab.com/administration/settings/embedded-content/",
        snippets: &[Kind::Markdown],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_wiki_has_a_snippet_and_a_source_of_its_own() {
        assert!(WIKIS.iter().all(|wiki| !wiki.snippets.is_empty() && wiki.source.starts_with("https://")));
        assert_eq!(WIKIS.iter().map(|wiki| wiki.id).collect::<BTreeSet<_>>().len(), WIKIS.len());
        assert_eq!(WIKIS.iter().map(|wiki| wiki.source).collect::<BTreeSet<_>>().len(), WIKIS.len());
    }
}
