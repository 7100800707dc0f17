//! Marks a message as a test, in its subject and at the top of its body.

use crate::preview::samples::Filled;

const STYLE: &str = "padding:8px 12px;background-color:#fff3cd;color:#4a3800;font:14px/1.4 Arial,sans-serif;\
    text-align:center";

/// The message with marks. The hidden preheader stays first, so that a mail client shows it as for the real message.
pub fn marked(message: Filled, name: &str) -> Filled {
    let notice = format!(
        "<div lang=\"en\" dir=\"ltr\" style=\"{STYLE}\">Test of {name} by cognito-triggers preview. Codes, passwords \
         and links in it are samples and do not work.</div>"
    );
    let mut html = message.html;
    html.insert_str(top(&html), &notice);
    Filled { subject: format!("[Test] {}", message.subject), html, ..message }
}

/// The position behind the start of the body and the preheader.
fn top(html: &str) -> usize {
    let after = |start: usize, end: &str| {
        let rest = html.get(start..)?;
        Some(start + rest.find(end)? + end.len())
    };
    let body = html.find("<body").and_then(|body| after(body, ">"));
    let is_hidden = |from: usize| {
        let rest = html.get(from..).unwrap_or_default().trim_start();
        rest.starts_with("<div style=\"display:none")
    };
    let preheader = body.filter(|from| is_hidden(*from)).and_then(|from| after(from, "</div>"));
    preheader.or(body).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(body: &str) -> String {
        let message = Filled { subject: "Your code".to_owned(), html: body.to_owned(), ..Filled::default() };
        let marked = marked(message, "eshop/en/sign-up");
        assert_eq!(marked.subject, "[Test] Your code");
        let start = marked.html.find("<div lang=\"en\"").unwrap();
        let end = marked.html.find("do not work.</div>").unwrap() + "do not work.</div>".len();
        assert!(marked.html[start..end].contains("Test of eshop/en/sign-up by"));
        format!("{}|{}", &marked.html[..start], &marked.html[end..])
    }

    #[test]
    fn the_notice_follows_the_preheader() {
        let hidden = "<div style=\"display:none;max-height:0\">Hi</div>";
        assert_eq!(
            html(&format!("<html><body class=\"bg\">\n{hidden}<p>")),
            format!("<html><body class=\"bg\">\n{hidden}|<p>")
        );
        assert_eq!(html("<body><div>Hi</div>"), "<body>|<div>Hi</div>");
        assert_eq!(html("Hi"), "|Hi");
    }
}
