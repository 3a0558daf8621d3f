use super::time_list::{TimeList, clock};

/// The text of a file with times, whose text was `old`, with these times of slides: each has a line `m:ss id`. A slide is known by
/// all its names, of which the first is its id. Lines of other slides, and those without a time, stay as they are.
pub fn times_text(old: &str, times: &[(Vec<&str>, u32)]) -> String {
    let newline = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut left: Vec<&(Vec<&str>, u32)> = times.iter().collect();
    let mut out = String::with_capacity(old.len());
    for line in old.split_inclusive('\n') {
        let named = TimeList::read(line).entries.pop();
        // The first line of a slide is the one that counts.
        let found = named.and_then(|entry| {
            let at = left.iter().position(|(names, _)| names.contains(&entry.name.as_str()))?;
            let (_, seconds) = left.remove(at);
            (*seconds != entry.seconds).then_some((entry.name, *seconds))
        });
        match found {
            Some((name, seconds)) => {
                let end = &line[line.trim_end_matches(['\r', '\n']).len()..];
                out.push_str(&format!("{} {name}{end}", clock(i64::from(seconds))));
            }
            None => out.push_str(line),
        }
    }
    if !left.is_empty() && !out.is_empty() && !out.ends_with('\n') {
        out.push_str(newline);
    }
    let new = left.iter().filter_map(|(names, seconds)| Some((names.first()?, clock(i64::from(*seconds)))));
    out.extend(new.map(|(id, time)| format!("{time} {id}{newline}")));
    out
}

#[test]
fn only_times_change() {
    fn times<'a>(times: &[(&'a str, u32)]) -> Vec<(Vec<&'a str>, u32)> {
        times.iter().map(|(names, time)| (names.split(' ').collect(), *time)).collect()
    }
    assert_eq!(times_text("", &times(&[("a", 5), ("b", 3700)])), "0:05 a\n1:01:40 b\n");
    let old = "# The short version\r\n0:05 a\r\n 0:9 b\r\n0:07 c";
    assert_eq!(
        times_text(old, &times(&[("a", 5), ("c", 8), ("d", 9)])),
        "# The short version\r\n0:05 a\r\n 0:9 b\r\n0:08 c\r\n0:09 d\r\n"
    );
    assert_eq!(times_text("0:05 old\n0:07 new\n", &times(&[("new old", 6)])), "0:06 old\n0:07 new\n");
}
