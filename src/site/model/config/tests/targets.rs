use super::*;

#[test]
fn targets_are_read_with_their_defaults() {
    let (config, diagnostics) = read(
        "[publish.pages]\ngit = 'origin'\n[publish.docs]\ngit = 'https://host.example/a.git'\nbranch = 'web/site'\n\
         folder = '/docs/'\nhistory = false\nkeep = '0d'\n[publish.stick]\nfolder = '/mnt/www/talks'\n\
         [publish.cdn]\ns3 = 'talks'\nendpoint = 'http://127.0.0.1:9000/'\nprefix = ''\nkeep = '30d'\n",
    );
    assert_eq!(diagnostics, Vec::<String>::new());
    let [pages, docs, stick, cdn] = &config.targets[..] else { panic!("{:?}", config.targets) };
    let TargetPlace::Git(git) = &pages.place else { panic!("{pages:?}") };
    assert_eq!((git.branch.as_str(), &git.folder, git.history, pages.keep_days), ("gh-pages", &None, true, 7));
    let TargetPlace::Git(git) = &docs.place else { panic!("{docs:?}") };
    assert_eq!((git.branch.as_str(), git.history, docs.keep_days), ("web/site", false, 0));
    assert_eq!(git.folder.as_ref().map(SitePath::as_str), Some("docs"));
    assert_eq!(stick.place, TargetPlace::Folder("/mnt/www/talks".into()));
    let TargetPlace::S3(s3) = &cdn.place else { panic!("{cdn:?}") };
    assert_eq!(s3.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
    assert_eq!((s3.region.as_str(), &s3.prefix, cdn.keep_days), ("us-east-1", &None, 30));
}

#[test]
fn wrong_targets_are_errors_at_their_lines() {
    for (text, expected) in [
        ("publish = 1", "1:11 `publish` must be a table"),
        ("[publish]\nx = 1", "2:5 `x` must be a table"),
        ("[publish.x]\nkeep = '1d'", "1:10 the target `x` has none of `git`, `folder` and `s3`"),
        ("[publish.x]\ngit = 'a'\ns3 = 'b'", "1:10 the target `x` must have exactly one of"),
        ("[publish.x]\ns3 = 'b'\nfolder = 'c'", "1:10 the target `x` must have exactly one of"),
        ("[publish.x]\nfolder = 'c'\nbranch = 'b'", "3:1 unknown key `branch` in `publish.x`"),
        ("[publish.x]\nfolder = '~/www'", "2:10 `~/www` is not a folder"),
        ("[publish.x]\ngit = '-o'", "2:7 `-o` is neither a remote nor an address"),
        ("[publish.x]\ngit = 'o'\nbranch = 'a..b'", "3:10 `a..b` is not the name of a branch"),
        ("[publish.x]\ngit = 'o'\nfolder = '../x'", "3:10 `../x` is not a folder of the target"),
        ("[publish.x]\nfolder = 'o'\nkeep = '1w'", "3:8 `1w` is not a number of days"),
        ("[publish.x]\ns3 = 's3://b'", "2:6 `s3://b` is not the name of a bucket"),
        ("[publish.x]\ns3 = 'b'\nendpoint = 'store.example'", "3:12 this is not the address of a store"),
        ("[publish.'a/b']\nfolder = 'x'", "1:10 `a/b` cannot be the name of a target"),
    ] {
        let found = read(text).1;
        assert!(found.len() == 1 && found[0].starts_with(expected), "{text}: {found:?}");
    }
}

#[test]
fn secrets_are_errors_and_never_shown() {
    for text in [
        "[publish.x]\ns3 = 'b'\naws_secret_access_key = 'hunter2'",
        "[publish.x]\ns3 = 'b'\nsecret-key = 'hunter2'",
        "[publish.x]\ns3 = 'b'\naccess_key_id = 'hunter2'",
        "secret_key = 'hunter2'",
        "[publish]\ntoken = 'hunter2'",
        "secret_key = hunter2",
        "publish.x = { s3 = 'b', password = 'hunter2' }",
        "[publish.x]\ngit = 'https://me:hunter2@host.example/a.git'",
        "[publish.x]\ns3 = 'b'\nendpoint = 'https://me:hunter2@host.example'",
        "[publish.x]\ngit = 'https://me:hunter2@host.example'\nbranch = 1\ngit = 'https://me:hunter2@host.example'",
    ] {
        let (_, diagnostics) = Config::read(&SitePath::new("talkpress.toml").unwrap(), text);
        assert!(!diagnostics.is_empty(), "{text}");
        assert!(!format!("{diagnostics:?}").contains("hunter2"), "{diagnostics:?}");
    }
}
