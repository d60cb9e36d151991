//! Lists in pages of twenty: each page of a list gets its own items, never the whole.

use std::sync::Arc;

use serde::Serialize;

use super::{Head, Link, page};
use crate::diag::Diagnostic;
use crate::site::{Page, Route, Site};

/// How many items a page of a list has.
pub(in crate::kinds) const PAGE_SIZE: usize = 20;

/// An item of a list of anything but programmes.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Card {
    pub title: String,
    pub href: String,
    pub summary: String,
    /// Short facts, each already in words.
    pub facts: Vec<String>,
    /// The day the item is about, for lists in time.
    pub date: Option<String>,
    pub sample: bool,
}

/// What is the same on all pages of a list.
pub(in crate::kinds) struct ListPage<T> {
    /// The path of the first page, such as `/truong/`.
    pub path: String,
    /// The template.
    pub template: &'static str,
    /// Under which name the summary counts the pages.
    pub group: &'static str,
    /// The references of all items, in their order.
    pub items: Vec<T>,
}

/// The view of one page of a list.
#[derive(Serialize)]
struct ListView<V, E> {
    items: Vec<V>,
    total: usize,
    number: usize,
    pages: Vec<PageLink>,
    previous: Option<String>,
    next: Option<String>,
    #[serde(flatten)]
    extra: E,
}

/// A link to a page of the list; one without a number stands for those that are left out.
#[derive(Debug, Serialize)]
struct PageLink {
    number: Option<usize>,
    href: String,
    current: bool,
}

/// The routes of a list.
///
/// `head` makes the head of a page whose path is given; `item` makes what is shown of an item;
/// `extra` makes what stands beside the items on every page.
pub(in crate::kinds) fn paginate<T, V, E>(
    list: ListPage<T>,
    head: impl Fn(&Site, &str) -> Result<Head, Diagnostic> + Send + Sync + 'static,
    item: impl Fn(&Site, &T) -> Result<V, Diagnostic> + Send + Sync + 'static,
    extra: impl Fn(&Site) -> Result<E, Diagnostic> + Send + Sync + 'static,
) -> Vec<Route>
where
    T: Clone + Send + Sync + 'static,
    V: Serialize + Send + 'static,
    E: Serialize + Send + 'static,
{
    paginate_items(list, move |site, path, _| head(site, path), item, extra)
}

/// The routes of a list whose heads tell machines of the items of each page; see [`paginate`].
pub(in crate::kinds) fn paginate_items<T, V, E>(
    list: ListPage<T>,
    head: impl Fn(&Site, &str, &[T]) -> Result<Head, Diagnostic> + Send + Sync + 'static,
    item: impl Fn(&Site, &T) -> Result<V, Diagnostic> + Send + Sync + 'static,
    extra: impl Fn(&Site) -> Result<E, Diagnostic> + Send + Sync + 'static,
) -> Vec<Route>
where
    T: Clone + Send + Sync + 'static,
    V: Serialize + Send + 'static,
    E: Serialize + Send + 'static,
{
    let count = list.items.len().div_ceil(PAGE_SIZE).max(1);
    let total = list.items.len();
    let makers = Arc::new((head, item, extra));
    let ListPage {
        path,
        template,
        group,
        items,
    } = list;
    let mut chunks = items.chunks(PAGE_SIZE).map(<[T]>::to_vec);
    (1..=count)
        .map(|number| {
            let makers = Arc::clone(&makers);
            let items = chunks.next().unwrap_or_default();
            let path = path.clone();
            Route::page(page_path(&path, number), group, move |site| {
                let (head, item, extra) = &*makers;
                let head = head(site, &page_path(&path, number), &items)?;
                let items: Result<Vec<V>, Diagnostic> = items
                    .iter()
                    .map(|reference| item(site, reference))
                    .collect();
                make(
                    site,
                    template,
                    head,
                    &path,
                    (number, count, total),
                    items?,
                    extra(site)?,
                )
            })
        })
        .collect()
}

fn make<V: Serialize + Send + 'static, E: Serialize + Send + 'static>(
    site: &Site,
    template: &'static str,
    mut head: Head,
    path: &str,
    (number, count, total): (usize, usize, usize),
    items: Vec<V>,
    extra: E,
) -> Result<Page, Diagnostic> {
    let href = |number: usize| site.base.href(&page_path(path, number));
    let previous = (number > 1).then(|| href(number - 1));
    let next = (number < count).then(|| href(number + 1));
    head.previous.clone_from(&previous);
    head.next.clone_from(&next);
    if number > 1 {
        head.title = site.say(
            "list.page_title",
            &[("title", &head.title), ("number", &number.to_string())],
        )?;
    }
    let pages = if count > 1 {
        page_links(number, count, href)
    } else {
        Vec::new()
    };
    let head = head.done(site);
    Ok(page(
        template,
        head,
        ListView {
            items,
            total,
            number,
            pages,
            previous,
            next,
            extra,
        },
    ))
}

/// The path of a page of a list: the first is the list itself.
fn page_path(path: &str, number: usize) -> String {
    if number == 1 {
        path.to_owned()
    } else {
        format!("{path}trang/{number}/")
    }
}

/// The first page, the last, and those around the current one.
fn page_links(current: usize, count: usize, href: impl Fn(usize) -> String) -> Vec<PageLink> {
    let mut links = Vec::new();
    let mut last = 0;
    for number in (1..=count).filter(|n| *n == 1 || *n == count || n.abs_diff(current) <= 1) {
        if number > last + 1 {
            links.push(PageLink {
                number: None,
                href: String::new(),
                current: false,
            });
        }
        links.push(PageLink {
            number: Some(number),
            href: href(number),
            current: number == current,
        });
        last = number;
    }
    links
}

/// A value by which a list is divided, with how many items it has.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Term {
    #[serde(flatten)]
    pub link: Link,
    pub count: usize,
}

/// The view of a page that lists the terms of one division.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct TermIndex {
    pub terms: Vec<Term>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_links_name_the_ends_and_the_neighbours() {
        let numbers = |current, count| -> Vec<Option<usize>> {
            page_links(current, count, |_| String::new())
                .iter()
                .map(|link| link.number)
                .collect()
        };
        assert_eq!(numbers(1, 2), [Some(1), Some(2)]);
        assert_eq!(
            numbers(5, 9),
            [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]
        );
    }

    #[test]
    fn the_first_page_is_the_list_itself() {
        assert_eq!(page_path("/truong/", 1), "/truong/");
        assert_eq!(page_path("/truong/", 2), "/truong/trang/2/");
    }
}
