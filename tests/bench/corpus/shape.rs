//! The shapes of generated sites: what there is much of.

/// How much of everything a site has.
pub struct Shape {
    /// What is unusual about it.
    pub kind: Kind,
    pub programmes: usize,
    pub schools: usize,
    pub events: usize,
    pub questions: usize,
    /// How many links one page has.
    pub links: usize,
}

/// What a site has very much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: a school for every twenty programmes.
    City,
    /// One school has all programmes.
    School,
    /// One occupation is taught by every school, and there is a school for every two programmes.
    Occupation,
    Events,
    Questions,
    /// A page with links.
    Links,
}

impl Shape {
    /// A city with so many programmes.
    pub fn city(programmes: usize) -> Self {
        Self::new(Kind::City, programmes)
    }

    /// A shape with so many of what it has very much of.
    pub fn new(kind: Kind, size: usize) -> Self {
        let programmes = match kind {
            Kind::City | Kind::School | Kind::Occupation => size,
            Kind::Events | Kind::Questions | Kind::Links => 200,
        };
        let of = |asked: Kind| if kind == asked { size } else { 0 };
        Self {
            kind,
            programmes,
            schools: match kind {
                Kind::School => 1,
                Kind::Occupation => (programmes / 2).max(1),
                _ => (programmes / 20).max(1),
            },
            events: of(Kind::Events),
            questions: of(Kind::Questions),
            links: of(Kind::Links),
        }
    }

    /// The shape of a text such as `school:5000`, or of a number for a city.
    #[allow(dead_code, reason = "only the measurements of whole builds ask for it")]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((kind, size)) = text.split_once(':') else {
            return Some(Self::city(text.parse().ok()?));
        };
        let kind = match kind {
            "city" => Kind::City,
            "school" => Kind::School,
            "occupation" => Kind::Occupation,
            "events" => Kind::Events,
            "questions" => Kind::Questions,
            "links" => Kind::Links,
            _ => return None,
        };
        Some(Self::new(kind, size.parse().ok()?))
    }
}
