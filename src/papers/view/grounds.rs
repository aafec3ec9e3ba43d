//! The grounds and kinds of a case as papers name them.

use crate::check::checked::{CheckedCase, CheckedMatter, MatterGround};
use crate::model::council::{Council, Kind};

use super::origin::{Origin, OriginFile};
use super::printed::Printed;

/// The grounds of a case.
pub(super) struct Grounds<'a> {
    pub(super) council: &'a Council,
    pub(super) case: &'a CheckedCase,
}

impl<'a> Grounds<'a> {
    /// Every ground with its matter, and the place where the case names it.
    fn all(&self) -> impl Iterator<Item = (&'a CheckedMatter, &'a MatterGround, Origin)> {
        let at = Origin::case(self.case.name()).key("matters");
        self.case.matters().iter().flat_map(move |matter| {
            let at = at.index(matter.index()).key("ground");
            let grounds = matter.grounds().iter().enumerate();
            grounds.map(move |(index, ground)| (matter, ground, at.index(index)))
        })
    }

    /// The articles, each once, in the order of their kinds, in which the cover has them.
    pub(super) fn articles(&self) -> Vec<Printed> {
        let kinds = &self.council.kinds;
        let mut all: Vec<_> = self.all().collect();
        all.sort_by_key(|(_, ground, _)| kinds.iter().position(|kind| kind.name == ground.kind()));
        Printed::once_each(all.into_iter().map(|(_, ground, named)| self.article(ground, named)))
    }

    /// The articles of a matter.
    pub(super) fn of_matter(&self, matter: &CheckedMatter) -> Vec<Printed> {
        let of_matter = self.all().filter(|(of, ..)| of.index() == matter.index());
        Printed::once_each(of_matter.map(|(_, ground, named)| self.article(ground, named)))
    }

    /// The lines of the cover on the grounds of a kind, each once.
    pub(super) fn lines(&self, kind: &Kind) -> Vec<Printed> {
        let of_kind = self.all().filter(|(_, ground, _)| ground.kind() == kind.name);
        Printed::once_each(of_kind.map(|(_, ground, named)| {
            Printed::fill(&self.council.ground_line, |blank| {
                let word = if blank == "条項" { Self::article } else { Self::caption };
                word(self, ground, named.clone())
            })
        }))
    }

    /// The mark of a kind. It comes from the grounds that make the kind, or from the matters that name it.
    pub(super) fn mark(&self, kind: &Kind) -> Printed {
        let of_kind = self.all().filter(|(_, ground, _)| ground.kind() == kind.name);
        let origins = of_kind.flat_map(|(matter, ground, named)| {
            let is_settled = ground.ground().kind.is_some();
            let own = matter.in_case(self.case.case()).kind.as_ref().filter(|own| **own == kind.name);
            let own =
                own.map(|_| Origin::case(self.case.name()).key("matters").index(matter.index()).key("kind"));
            is_settled.then_some(named).into_iter().chain(own)
        });
        let known = self.council.kinds.iter().position(|known| known.name == kind.name);
        let mark = known.map(|index| Origin::top(OriginFile::Council).key("kinds").index(index).key("mark"));
        Printed::new(kind.mark.as_str(), origins.chain(mark))
    }

    fn article(&self, ground: &MatterGround, named: Origin) -> Printed {
        Printed::new(ground.ground().article.as_str(), [named, self.at(ground).key("article")])
    }

    fn caption(&self, ground: &MatterGround, named: Origin) -> Printed {
        Printed::new(ground.ground().caption.as_str(), [named, self.at(ground).key("caption")])
    }

    /// Where the council says what a ground is.
    fn at(&self, ground: &MatterGround) -> Origin {
        let mut known = self.council.grounds.iter();
        let index = known.position(|known| known.article == ground.ground().article);
        Origin::top(OriginFile::Council).key("grounds").index(index.expect("it was looked up there"))
    }
}
