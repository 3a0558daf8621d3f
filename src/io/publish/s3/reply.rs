use ureq::Body;
use ureq::http::Response;

/// The longest error of a store that is read, in bytes.
const MAX_ERROR: u64 = 64 * 1024;

/// What a store answered.
pub(super) struct Reply {
    pub status: u16,
    response: Response<Body>,
}

impl Reply {
    pub fn new(response: Response<Body>) -> Reply {
        Reply { status: response.status().as_u16(), response }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name)?.to_str().ok().map(str::to_owned)
    }

    /// The content.
    pub fn into_reader(self) -> impl std::io::Read {
        self.response.into_body().into_reader()
    }

    /// The code of an error, such as `NoSuchKey`; empty if there is none.
    pub fn into_code(self) -> String {
        let text = self.response.into_body().into_with_config().limit(MAX_ERROR).read_to_string().unwrap_or_default();
        let code = text.split("<Code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
        code.chars().filter(char::is_ascii_alphanumeric).take(60).collect()
    }
}
