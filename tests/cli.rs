//! The command line as other programs rely on it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn dateline() -> Command {
    let mut command = Command::cargo_bin("dateline").unwrap();
    command.env_clear();
    command
}

fn stdout(command: &mut Command) -> String {
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

const LINES: &str = r#"{"id": "a", "published": "2025-11-10", "text": "Talks resume\n\nJane Roe said on Friday that “the talks” with Türkiye would go on."}
not json
{"id": "b", "text": null}
{"text": "no id"}
{"id": "c", "text": "It rained on 5 May 2020.", "title": "Rain"}
"#;

#[test]
fn annotate_answers_line_by_line_and_goes_on_after_bad_ones() {
    let answer = stdout(dateline().arg("annotate").write_stdin(LINES));
    let records: Vec<Value> =
        answer.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 5);
    assert_eq!(records[0]["schema"], "dateline.annotations/1");
    for (at, id) in [(1, Value::Null), (2, "b".into()), (3, Value::Null)] {
        assert_eq!(records[at]["id"], id);
        assert!(records[at]["error"].is_string());
    }
    assert!(records[4]["text"].as_str().unwrap().starts_with("Rain\n\nIt rained"));
    let text: Vec<char> = records[0]["text"].as_str().unwrap().chars().collect();
    let timex = &records[0]["timexes"][0];
    let words: String = text
        [timex["start"].as_u64().unwrap() as usize..timex["end"].as_u64().unwrap() as usize]
        .iter()
        .collect();
    assert_eq!((words.as_str(), timex["value"].as_str().unwrap()), ("Friday", "2025-11-07"));
}

#[test]
fn annotate_keeps_the_order_of_fields_and_says_null_for_what_is_absent() {
    let answer =
        stdout(dateline().arg("annotate").write_stdin("{\"id\": \"a\", \"text\": \"Nothing.\"}\n"));
    let wanted = "{\"schema\":\"dateline.annotations/1\",\"id\":\"a\",\"title\":null,\"outlet\":null,\"url\":null,\"lang\":\"en\",\"text\":\"Nothing.\",\"zones\":";
    assert!(answer.starts_with(wanted), "{answer}");
    assert!(answer.contains("\"published\":{\"value\":null,\"precision\":\"none\",\"from\":null,\"to\":null,\"basis\":\"none\",\"evidence\":null}"));
}

#[test]
fn strict_stops_at_the_first_bad_line() {
    let output = dateline()
        .args(["annotate", "--strict"])
        .write_stdin(LINES)
        .assert()
        .code(1)
        .get_output()
        .clone();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    assert!(String::from_utf8(output.stderr).unwrap().contains("not JSON"));
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let sample = common::project("assets/sample");
    let export = |folder: &str, from: &Path, threads: &str| {
        stdout(dateline().current_dir(from).args([
            "export",
            folder,
            "--format",
            "json",
            "--threads",
            threads,
        ]))
    };
    let absolute = sample.to_string_lossy().into_owned();
    let here = common::project(".");
    let one = export(&absolute, &here, "1");
    assert_eq!(one, export(&absolute, &here, "2"));
    assert_eq!(one, export("assets/sample", &here, "2"));
    assert_eq!(one, export(".", &sample, "1"));
    let corpus: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(corpus["schema"], "dateline/1");
}

#[test]
fn records_in_place_of_articles_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles.jsonl");
    let records = folder.path().join("records.jsonl");
    fs::write(&articles, stdout(dateline().args(["generate", "40", "--seed", "3"]))).unwrap();
    fs::write(&records, stdout(dateline().arg("annotate").arg(&articles))).unwrap();
    let export = |path: &Path| stdout(dateline().arg("export").arg(path));
    assert_eq!(export(&articles), export(&records));
}

#[test]
fn timeline_and_search_speak_json_and_prose() {
    let sample = common::project("assets/sample");
    let answer = stdout(dateline().arg("timeline").arg(&sample).args(["--top", "3", "--json"]));
    let days: Value = serde_json::from_str(&answer).unwrap();
    let days = days["days"].as_array().unwrap();
    assert_eq!(days.len(), 3);
    assert!(days.windows(2).all(|pair| pair[0]["date"].as_str() < pair[1]["date"].as_str()));
    let hits = stdout(dateline().args(["search", "standstill date:2024-03-09"]).arg(&sample));
    assert!(
        hits.lines().count() >= 2
            && hits.lines().all(|line| line.to_lowercase().contains("standstill")),
        "{hits}"
    );
    let accents = stdout(dateline().args(["search", "vask"]).arg(&sample).arg("--json"));
    assert!(accents.contains("Väsk"));
    dateline().args(["search", "colour:red"]).arg(&sample).assert().code(1);
}

#[test]
fn exit_statuses_and_help() {
    dateline().arg("--version").assert().success();
    let help = stdout(dateline().arg("--help"));
    for word in ["annotate", "export", "timeline", "search", "sample"] {
        assert!(help.contains(word), "{word}");
    }
    dateline().arg("--no-such-option").assert().code(2);
    dateline().args(["export", "/no/such/path"]).assert().code(1);
    // Without a terminal the explorer says what to do instead.
    let output = dateline().assert().code(1).get_output().clone();
    assert!(String::from_utf8(output.stderr).unwrap().contains("needs a terminal"));
}

#[test]
fn hostile_files_become_notices_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(
        path("a_good.txt"),
        "Rain in Zelin\n\nIt rained in Zelin on 5 May 2020, the mayor said.",
    )
    .unwrap();
    fs::write(path("b_empty.txt"), "").unwrap();
    fs::write(path("c_binary.txt"), [0_u8, 159, 146, 150, 0, 1, 2, 3, 255, 254, 0, 0]).unwrap();
    fs::write(
        path("d_escape.txt"),
        "Head \u{1b}[2J line\n\nText with \u{1b}]0;title\u{7} and \u{9b}31m and \u{202e}turned.",
    )
    .unwrap();
    fs::write(
        path("e_latin.txt"),
        b"Z\xfcrich was quiet on 3 May 2020, the mayor said to reporters there.",
    )
    .unwrap();
    fs::write(
        path("f_broken.html"),
        "<html><body><p>Unclosed <b>tags on 2 May 2020<p>and <div>more",
    )
    .unwrap();
    fs::write(path("g_lines.jsonl"), "{\"id\": \"x\"}\n{\"id\": \"y\", \"text\": \"Fine.\"}\n")
        .unwrap();
    fs::write(path("h_long.txt"), "word ".repeat(60_000)).unwrap();
    fs::write(path("i_quotes.txt"), "“““ He said “no” \"\" ' “ ” ”\n\n(((").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), path("z_loop")).unwrap();
    let output =
        dateline().arg("export").arg(folder.path()).assert().success().get_output().clone();
    let corpus: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(corpus["articles"].as_array().unwrap().len(), 7);
    let told = String::from_utf8(output.stderr).unwrap();
    for name in ["b_empty.txt", "c_binary.txt", "g_lines.jsonl:1"] {
        assert!(told.contains(name), "{told}");
    }
    let raw = String::from_utf8(output.stdout).unwrap();
    assert!(
        !raw.chars().any(|c| c.is_control() && c != '\n'),
        "no raw control character in the output"
    );
    let text = stdout(dateline().args(["search", "text OR line"]).arg(folder.path()));
    assert!(!text.contains('\u{1b}'));
}

/// Two reports of one person and of two bodies.
fn reports() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "a.txt",
            "Minister Ana Roe met union leaders in Oslo on Monday. Roe said talks would go on in Oslo.",
        ),
        (
            "b.txt",
            "Prime Minister Anna Roe left Bergen on Tuesday, her office said. Anna Roe will return to Oslo.",
        ),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn actors(folder: &Path, more: &[&str]) -> Vec<(String, String, Vec<String>)> {
    let answer = stdout(dateline().arg("actors").arg(folder).arg("--json").args(more));
    let found: Value = serde_json::from_str(&answer).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_string();
    let aliases = |actor: &Value| {
        actor["aliases"].as_array().unwrap().iter().map(|alias| text(&alias["text"])).collect()
    };
    let list = found["actors"].as_array().unwrap();
    list.iter().map(|one| (text(&one["name"]), text(&one["kind"]), aliases(one))).collect()
}

#[test]
fn corrections_of_actors_last_and_are_undone_one_by_one() {
    let folder = reports();
    let path = folder.path();
    let plain = actors(path, &[]);
    let named = |list: &[(String, String, Vec<String>)], name: &str| {
        list.iter().find(|(one, _, _)| one == name).cloned()
    };
    assert!(named(&plain, "Ana Roe").is_some() && named(&plain, "Anna Roe").is_some(), "{plain:?}");

    let merged = actors(path, &["--merge", "Ana Roe", "Anna Roe"]);
    let (_, _, aliases) = named(&merged, "Anna Roe").unwrap();
    assert!(aliases.contains(&"Ana Roe".to_string()) && aliases.contains(&"Anna Roe".to_string()));
    assert_eq!(named(&merged, "Ana Roe"), None);
    let split = actors(path, &["--split", "Anna Roe", "Roe"]);
    assert!(named(&split, "Roe").is_some(), "{split:?}");
    let kind = actors(path, &["--kind", "Oslo", "organisation"]);
    assert_eq!(named(&kind, "Oslo").unwrap().1, "organisation");
    let hidden = actors(path, &["--hide", "Bergen"]);
    assert_eq!(named(&hidden, "Bergen"), None);
    let renamed = actors(path, &["--rename", "Oslo", "Oslo city"]);
    assert!(named(&renamed, "Oslo city").is_some());

    // The notebook is no report, and every run reads it anew.
    assert_eq!(actors(path, &[]), renamed);
    let notes = fs::read_to_string(path.join("dateline.notes.toml")).unwrap();
    assert_eq!(notes.matches("[[correction]]").count(), 5);

    // Named one by one, as a shell does with reports/*, it is no report either.
    let files = |name: &str| path.join(name);
    let listed = stdout(dateline().args(["actors", "--json"]).args([
        files("a.txt"),
        files("b.txt"),
        files("dateline.notes.toml"),
    ]));
    assert_eq!(listed, stdout(dateline().args(["actors", "--json"]).arg(path)));

    for wanted in [&hidden, &kind, &split, &merged, &plain] {
        assert_eq!(&actors(path, &["--undo"]), wanted);
    }
    dateline().arg("actors").arg(path).arg("--undo").assert().failure().code(1);

    // A merger is taken back by a split, too.
    actors(path, &["--merge", "Oslo", "Bergen"]);
    let apart = actors(path, &["--split", "Bergen", "Oslo"]);
    assert!(named(&apart, "Oslo").is_some() && named(&apart, "Bergen").is_some(), "{apart:?}");
}

#[test]
fn a_correction_that_cannot_be_used_is_told_and_kept() {
    let folder = reports();
    let notes = folder.path().join("dateline.notes.toml");
    let text = "[[correction]]\ndo = \"hide\"\nactor = \"Nobody\"\n\n[[correction]]\ndo = \"fly\"\nactor = \"Oslo\"\n";
    fs::write(&notes, text).unwrap();
    let output =
        dateline().arg("actors").arg(folder.path()).assert().success().get_output().clone();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("\"Nobody\" fits none of these reports"), "{told}");
    assert!(told.contains("line 5") && told.contains("none of rename"), "{told}");
    assert_eq!(fs::read_to_string(&notes).unwrap(), text);
    let unknown = dateline()
        .args(["actors"])
        .arg(folder.path())
        .args(["--hide", "Nobody"])
        .assert()
        .failure()
        .get_output()
        .clone();
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("no actor is called"));
}

#[test]
fn a_correction_means_what_it_meant_when_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Minister Roe left Oslo on Monday.\n\nMinister Ana Roe met union leaders in Bergen. \
                “We will go on,” Ana Roe said. Roe met reporters in Oslo.";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let path = folder.path();
    let named = |list: &[(String, String, Vec<String>)], name: &str| {
        list.iter().find(|(one, _, _)| one == name).cloned()
    };
    // The name's first passage says "Roe"; what is renamed is still Ana Roe when "Roe" is
    // taken out of it afterwards.
    let renamed = actors(path, &["--rename", "Ana Roe", "The minister"]);
    assert!(named(&renamed, "The minister").is_some(), "{renamed:?}");
    let split = actors(path, &["--split", "The minister", "Roe"]);
    let (_, _, aliases) = named(&split, "Roe").unwrap();
    assert_eq!(aliases, ["Roe"]);
    let export = stdout(dateline().arg("export").arg(path).args(["--format", "json"]));
    let export: Value = serde_json::from_str(&export).unwrap();
    let of = |actor: &Value| {
        export["actors"].as_array().unwrap().iter().find(|one| one["id"] == *actor).unwrap()
    };
    for mention in of(&export["quotes"][0]["speaker"]["actor"])["mentions"].as_array().unwrap() {
        assert_ne!(mention["end"].as_u64().unwrap() - mention["start"].as_u64().unwrap(), 3);
    }
    // A kind that was said outlives a merger.
    actors(path, &["--kind", "Bergen", "group"]);
    let merged = actors(path, &["--merge", "Oslo", "Bergen"]);
    assert_eq!(named(&merged, "Bergen").unwrap().1, "group");

    for refused in [
        ["--rename", "Bergen", "  "],
        ["--merge", "Bergen", "Oslo"],
        ["--kind", "Bergen", "planet"],
    ] {
        dateline().arg("actors").arg(path).args(refused).assert().failure();
    }
    dateline()
        .arg("actors")
        .arg(path)
        .args(["--hide", "Bergen", "--undo"])
        .assert()
        .failure()
        .code(2);
}

#[test]
fn the_machines_time_zone_and_language_change_nothing() {
    let line = r#"{"id":"a","text":"They met yesterday at 6 pm and will meet on Friday. The ISTANBUL talks ended last week.","published":"2025-11-10T23:30:00+05:00"}"#;
    let run = |zone: &str, language: &str| {
        let mut command = dateline();
        command.arg("annotate").env("TZ", zone).env("LC_ALL", language).write_stdin(line);
        stdout(&mut command)
    };
    let plain = run("UTC", "C");
    assert!(plain.contains("2025-11-09"));
    for (zone, language) in [("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/Adak", "ar_EG.UTF-8")]
    {
        assert_eq!(run(zone, language), plain);
    }
}

#[test]
fn offices_of_one_name_are_told_apart_by_their_country() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "a.txt",
            "Turkey's Foreign Ministry said talks would go on. The Foreign Ministry of Turkey gave no date.",
        ),
        ("b.txt", "Iraq's Foreign Ministry refused. The Foreign Ministry of Iraq gave no reason."),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let run = |more: &[&str]| dateline().arg("actors").arg(folder.path()).args(more).assert();
    let refused = run(&["--hide", "Foreign Ministry"]).failure();
    let told = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(told.contains("Foreign Ministry of Iraq"), "{told}");
    run(&["--rename", "Foreign Ministry of Iraq", "The ministry"]).success();
    let list = stdout(dateline().arg("actors").arg(folder.path()));
    assert!(list.contains("  The ministry\n") && list.contains("Foreign Ministry of T"), "{list}");
    run(&["--split", "Foreign Ministry of Turkey", "Foreign Ministry"]).failure();
}

#[test]
fn quotes_are_listed_by_speaker_and_of_one_alone() {
    let all = stdout(dateline().args(["quotes", "--json"]));
    let all: Value = serde_json::from_str(&all).unwrap();
    let all = all["quotes"].as_array().unwrap();
    let one = stdout(dateline().args(["quotes", "--speaker", "kvale", "--json"]));
    let one: Value = serde_json::from_str(&one).unwrap();
    let one = one["quotes"].as_array().unwrap();
    assert!(!one.is_empty() && one.len() < all.len());
    for quote in one {
        assert_eq!(quote["speaker"], "Orsa Maren Kvale");
        assert!(!quote["content"]["text"].as_str().unwrap().is_empty());
    }
    let mut days: Vec<&str> = one.iter().filter_map(|quote| quote["from"].as_str()).collect();
    let sorted = days.clone();
    days.sort_unstable();
    assert_eq!(days, sorted);
    let nobody = dateline().args(["quotes", "--speaker", "Nobody Atall"]).assert().failure();
    let said = String::from_utf8(nobody.get_output().stderr.clone()).unwrap();
    assert!(said.contains("Nobody Atall"), "{said}");
}

#[test]
fn a_command_without_a_path_says_whose_story_it_tells() {
    let output = dateline().arg("coverage").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("built-in sample"));
}

#[test]
fn conflicts_and_coverage_tell_sides_and_silence() {
    let conflicts = stdout(dateline().args(["conflicts", "--json"]));
    let conflicts: Value = serde_json::from_str(&conflicts).unwrap();
    let conflicts = conflicts["conflicts"].as_array().unwrap();
    assert!(conflicts.len() >= 4);
    for conflict in conflicts {
        let sides = conflict["sides"].as_array().unwrap();
        assert!(sides.len() >= 2);
        for side in sides {
            assert!(side["origins"].as_u64().unwrap() >= 1);
            assert!(!side["passages"].as_array().unwrap().is_empty());
        }
    }
    let coverage = stdout(dateline().args(["coverage", "--json"]));
    let coverage: Value = serde_json::from_str(&coverage).unwrap();
    let articles = coverage["articles"].as_array().unwrap().len();
    let events = coverage["events"].as_array().unwrap();
    assert!(!events.is_empty());
    for event in events {
        let by = event["by"].as_array().unwrap();
        assert_eq!(by.len(), articles);
        assert!(by.iter().any(|status| !status.is_null()), "{event}");
        if let Some(first) = event["first"].as_str() {
            let at = coverage["articles"].as_array().unwrap().iter().position(|id| id == first);
            assert!(!by[at.unwrap()].is_null(), "who was first reports it");
        }
    }
}

#[test]
fn a_keyword_is_listed_in_context_and_an_event_explained() {
    let folder = reports();
    let path = folder.path();
    let json = stdout(dateline().args(["concordance", "in", "--json"]).arg(path));
    let lines: serde_json::Value = serde_json::from_str(&json).unwrap();
    let lines = lines["lines"].as_array().unwrap();
    assert!(!lines.is_empty());
    for line in lines {
        assert_eq!(line["word"]["text"].as_str().unwrap().to_lowercase(), "in");
    }
    dateline().args(["concordance", "zyzzyva"]).arg(path).assert().failure().code(1);
    // The sample, since no path is named.
    let why = stdout(dateline().args(["why", "second round"]));
    assert!(why.contains("date") && why.contains("status"), "{why}");
}

#[test]
fn settings_are_printed_and_their_mistakes_told() {
    let home = tempfile::tempdir().unwrap();
    let mut command = dateline();
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    let default = stdout(command.args(["config", "--print-default"]));
    assert!(default.contains("[keys]") && default.contains("theme = \"auto\""));
    let file = home.path().join("dateline").join("config.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "[keys]\nfly = [\"f\"]\n").unwrap();
    let mut command = dateline();
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    let told = stdout(command.arg("config"));
    assert!(told.contains("config.toml:2") && told.contains("fly"), "{told}");
    // What was printed is a file that has no mistake.
    std::fs::write(&file, default).unwrap();
    let mut command = dateline();
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    assert_eq!(stdout(command.arg("config")).lines().count(), 1);
}

#[test]
fn shells_and_man_get_what_they_want() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(stdout(dateline().args(["completions", shell])).contains("concordance"), "{shell}");
    }
    let page = stdout(dateline().arg("man"));
    assert!(page.contains(".TH dateline 1") && page.contains(".SH KEYS"));
}
