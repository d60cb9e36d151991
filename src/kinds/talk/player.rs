//! Where a recording can be played on the page itself, and from which second, when it is on YouTube.

/// The hosts of YouTube that serve a video by its id.
const HOSTS: [&str; 4] = [
    "youtube.com",
    "www.youtube.com",
    "m.youtube.com",
    "www.youtube-nocookie.com",
];

/// A video of YouTube.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Video<'a> {
    id: &'a str,
}

impl<'a> Video<'a> {
    /// The video at an address of the web; `None` for one of another site.
    pub(super) fn at(url: &'a str) -> Option<Self> {
        let (_, rest) = url.split_once("://")?;
        let rest = rest.split('#').next()?;
        let (host, path) = rest.split_once('/')?;
        let host = host.to_ascii_lowercase();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let id = if host == "youtu.be" {
            path
        } else if !HOSTS.contains(&host.as_str()) {
            return None;
        } else if path == "watch" {
            query.split('&').find_map(|pair| pair.strip_prefix("v="))?
        } else {
            ["live/", "shorts/", "embed/"]
                .iter()
                .find_map(|folder| path.strip_prefix(folder))?
        };
        let id = id.trim_end_matches('/');
        let is_id = id.len() == 11
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        is_id.then_some(Self { id })
    }

    /// The address of a player that sets no cookie before it plays.
    pub(super) fn player(self) -> String {
        format!("https://www.youtube-nocookie.com/embed/{}", self.id)
    }

    /// The address at which the video plays from a moment, such as `12:30`.
    pub(super) fn from(self, moment: &str) -> Option<String> {
        let (minutes, seconds) = moment.split_once(':')?;
        let minutes: u32 = minutes.parse().ok()?;
        let seconds: u32 = seconds.parse().ok()?;
        let start = minutes.checked_mul(60)?.checked_add(seconds)?;
        Some(format!(
            "https://www.youtube.com/watch?v={}&t={start}s",
            self.id
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_address_names_the_video() {
        for url in [
            "https://www.youtube.com/watch?v=abcdefghi-1",
            "https://m.youtube.com/watch?app=desktop&v=abcdefghi-1&t=5",
            "https://youtu.be/abcdefghi-1?si=x",
            "https://youtube.com/live/abcdefghi-1",
            "https://YouTube.com/shorts/abcdefghi-1/",
            "https://www.youtube.com/embed/abcdefghi-1#t",
        ] {
            assert_eq!(Video::at(url), Some(Video { id: "abcdefghi-1" }), "{url}");
        }
    }

    #[test]
    fn other_sites_and_other_pages_have_no_player() {
        for url in [
            "https://toa-dam.example/mot-ngay",
            "https://www.youtube.com/@kenh",
            "https://www.youtube.com/watch?v=ngan",
            "https://youtube.com.example/watch?v=abcdefghi-1",
            "https://youtu.be/abcdefghi\"1",
        ] {
            assert_eq!(Video::at(url), None, "{url}");
        }
    }

    #[test]
    fn a_chapter_begins_at_its_second() {
        let video = Video { id: "abcdefghi-1" };
        assert_eq!(
            video.from("12:30").as_deref(),
            Some("https://www.youtube.com/watch?v=abcdefghi-1&t=750s")
        );
        assert_eq!(video.from("12"), None);
    }
}
