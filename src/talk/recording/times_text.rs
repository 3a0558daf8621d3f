use super::time_list::{TimeList, clock};

/// The text of a file with times, whose text was `old`, with these times of slides: each has a line `m:ss id`. Lines of other
/// slides, and those without a time, stay as they are.
pub fn times_text(old: &str, times: &[(String, u32)]) -> String {
    let newline = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut left: Vec<&(String, u32)> = times.iter().collect();
    let mut out = String::with_capacity(old.len());
    for line in old.split_inclusive('\n') {
        let named = TimeList::read(line).entries.pop();
        let at = named
            .and_then(|entry| left.iter().position(|(id, seconds)| *id == entry.name && *seconds != entry.seconds));
        match at {
            Some(at) => {
                let (id, seconds) = left.remove(at);
                let end = &line[line.trim_end_matches(['\r', '\n']).len()..];
                out.push_str(&format!("{} {id}{end}", clock(i64::from(*seconds))));
            }
            None => out.push_str(line),
        }
    }
    let known = TimeList::read(&out);
    left.retain(|(id, _)| known.entries.iter().all(|entry| entry.name != *id));
    if !left.is_empty() && !out.is_empty() && !out.ends_with('\n') {
        out.push_str(newline);
    }
    out.extend(left.iter().map(|(id, seconds)| format!("{} {id}{newline}", clock(i64::from(*seconds)))));
    out
}

#[test]
fn only_times_change() {
    let times = |times: &[(&str, u32)]| times.iter().map(|(id, time)| ((*id).to_owned(), *time)).collect::<Vec<_>>();
    assert_eq!(times_text("", &times(&[("a", 5), ("b", 3700)])), "0:05 a\n1:01:40 b\n");
    let old = "# The short version\r\n0:05 a\r\n 0:9 b\r\n0:07 c";
    assert_eq!(
        times_text(old, &times(&[("a", 5), ("c", 8), ("d", 9)])),
        "# The short version\r\n0:05 a\r\n 0:9 b\r\n0:08 c\r\n0:09 d\r\n"
    );
}
