//! `dateline actors`: who is in the story, and corrections of it.

use std::io::{self, Write};

use anyhow::{Context, Result, anyhow, bail};

use super::args::ActorsOptions;
use super::{corpus, output};
use crate::annotate::text::fold;
use crate::model::{Actor, ActorId, ActorKind, ActorRef, Correction, Snapshot};
use crate::notebook;
use crate::wire::actors::{ActorLine, Actors};
use crate::wire::corpus::actor_id;

/// Correct what is asked for, then list the actors.
pub fn run(options: &ActorsOptions) -> Result<()> {
    let mut snapshot = corpus::read(&options.paths, 0)?;
    if correct(options, &snapshot)? {
        snapshot = corpus::read(&options.paths, 0)?;
    }
    let actors = Actors::new(&snapshot);
    let mut out = io::stdout().lock();
    if options.json {
        out.write_all(&output::json(&actors)?)?;
        out.write_all(b"\n")?;
    } else {
        for actor in &actors.actors {
            write(&mut out, actor)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// Name, kind and counts; below it other names and roles.
fn write(out: &mut impl Write, actor: &ActorLine) -> io::Result<()> {
    let of = actor.of.as_ref().map_or_else(String::new, |of| format!(" of {of}"));
    let name = output::plain(&format!("{}{of}", actor.name));
    writeln!(out, "{:5}  {:12}  {name}", actor.mentions, actor.kind)?;
    let others: Vec<&str> = actor
        .aliases
        .iter()
        .map(|alias| alias.text.as_str())
        .filter(|alias| *alias != actor.name)
        .collect();
    if !others.is_empty() {
        writeln!(out, "{:21}also {}", "", output::plain(&others.join(", ")))?;
    }
    let mut roles: Vec<&str> = Vec::new();
    for role in &actor.roles {
        if !roles.iter().any(|known| fold(known) == fold(&role.text)) {
            roles.push(&role.text);
        }
    }
    if !roles.is_empty() {
        writeln!(out, "{:21}as {}", "", output::plain(&roles.join(", ")))?;
    }
    let called: Vec<&str> = actor.references.iter().map(|one| one.text.as_str()).collect();
    if !called.is_empty() {
        writeln!(out, "{:21}called {}", "", output::plain(&called.join(", ")))?;
    }
    if !actor.could_be.is_empty() {
        let others = actor.could_be.join(" or ");
        writeln!(out, "{:21}kept apart, could be {}", "", output::plain(&others))?;
    }
    Ok(())
}

/// Write the corrections that are asked for into the notebook; whether there were any.
fn correct(options: &ActorsOptions, snapshot: &Snapshot) -> Result<bool> {
    let corrections = corrections(options, snapshot)?;
    if corrections.is_empty() && !options.undo {
        return Ok(false);
    }
    let path = notebook::place(&options.paths).ok_or_else(|| {
        anyhow!("standard input has no place for corrections: name a file or folder")
    })?;
    let changed = notebook::change(&path, |book| {
        if options.undo
            && book.undo().map(|undone| eprintln!("dateline: undone: {}", told(&undone))).is_none()
        {
            return false;
        }
        for correction in corrections {
            eprintln!("dateline: {}", told(&correction));
            book.add(correction);
        }
        true
    });
    let (_, done) =
        changed.with_context(|| format!("{}: not changed, correct or move it", path.display()))?;
    if !done {
        bail!("{}: there is no correction to undo", path.display());
    }
    Ok(true)
}

fn corrections(options: &ActorsOptions, snapshot: &Snapshot) -> Result<Vec<Correction>> {
    let mut found = Vec::new();
    let actor = |name: &str| reference(snapshot, find(snapshot, name)?);
    for pair in options.rename.chunks_exact(2) {
        let name = pair[1].split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            bail!("a name cannot be empty: to leave an actor out of lists use --hide");
        }
        found.push(Correction::Rename(actor(&pair[0])?, name));
    }
    for pair in options.merge.chunks_exact(2) {
        let (one, other) = (actor(&pair[0])?, actor(&pair[1])?);
        if one == other {
            bail!("{:?} and {:?} are one actor already", pair[0], pair[1]);
        }
        found.push(Correction::Merge(one, other));
    }
    for pair in options.split.chunks_exact(2) {
        let (id, alias) = (find(snapshot, &pair[0])?, &pair[1]);
        let aliases = snapshot.actor(id).map_or(&[][..], |actor| actor.aliases.as_slice());
        if !aliases.iter().any(|one| one.text == *alias) {
            bail!("{:?} is not called {alias:?} as it is written: see its names", pair[0]);
        }
        if aliases.len() < 2 {
            bail!("{alias:?} is the only name of {:?}: there is nothing to take apart", pair[0]);
        }
        found.push(Correction::Split(reference(snapshot, id)?, alias.clone()));
    }
    for pair in options.kind.chunks_exact(2) {
        let kinds: Vec<&str> = ActorKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let kind = ActorKind::parse(&pair[1])
            .ok_or_else(|| anyhow!("{:?} is no kind: use {}", pair[1], kinds.join(", ")))?;
        found.push(Correction::Kind(actor(&pair[0])?, kind));
    }
    for name in &options.hide {
        found.push(Correction::Hide(actor(name)?));
    }
    Ok(found)
}

/// The only actor that is called so; else the only one that has the name among others; else
/// that of an id.
fn find(snapshot: &Snapshot, name: &str) -> Result<ActorId> {
    let wanted = fold(name);
    let all = || snapshot.actors.iter().enumerate().map(|(at, actor)| (ActorId::from(at), actor));
    let which = |fits: &dyn Fn(ActorId, &Actor) -> bool| -> Vec<ActorId> {
        all().filter(|(id, actor)| fits(*id, actor)).map(|(id, _)| id).collect()
    };
    let also = |actor: &Actor| actor.aliases.iter().any(|alias| fold(&alias.text) == wanted);
    let found = [
        which(&|_, actor| fold(&actor.called()) == wanted),
        which(&|_, actor| fold(&actor.name) == wanted),
        which(&|_, actor| also(actor)),
        which(&|id, _| actor_id(id) == name),
    ];
    match found.iter().find(|found| !found.is_empty()).map(Vec::as_slice) {
        None => bail!("no actor is called {name:?}: dateline actors PATH… lists them all"),
        Some([only]) => Ok(*only),
        Some(several) => {
            let called = |id: &ActorId| {
                let actor = snapshot.actor(*id)?;
                let own = if actor.of.is_some() { actor.called() } else { actor_id(*id) };
                Some(format!("{own:?} ({} times)", actor.mentions.len()))
            };
            let which: Vec<String> = several.iter().filter_map(called).collect();
            let (count, which) = (several.len(), which.join(", "));
            bail!("{count} actors are called {name:?}: name one as {which}")
        }
    }
}

fn reference(snapshot: &Snapshot, id: ActorId) -> Result<ActorRef> {
    snapshot.actor_ref(id).context("an actor without a mention")
}

fn told(correction: &Correction) -> String {
    let name = &correction.actor().name;
    output::plain(&match correction {
        Correction::Rename(_, new) => format!("{name} is called {new}"),
        Correction::Merge(_, into) => format!("{name} is {}", into.name),
        Correction::Split(_, alias) if alias == name => {
            format!("{alias} is apart from its other names")
        }
        Correction::Split(_, alias) => format!("{alias} is not {name}"),
        Correction::Kind(_, kind) => format!("{name} is of the kind {}", kind.as_str()),
        Correction::Hide(_) => format!("{name} is hidden"),
    })
}
