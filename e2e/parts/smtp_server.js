// A mail server on this machine. It keeps the emails that it accepts.

import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";

import { python } from "./paths.js";

const certificateScript = `
import datetime, json
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization as s
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
day = datetime.timedelta(days=1)
now = datetime.datetime.now(datetime.timezone.utc)
builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - day, now + day)
names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
certificate = builder.add_extension(names, False).sign(key, hashes.SHA256())
pem = s.Encoding.PEM
print(json.dumps({
    "key": key.private_bytes(pem, s.PrivateFormat.PKCS8, s.NoEncryption()).decode(),
    "cert": certificate.public_bytes(pem).decode(),
}))
`;

/** A key and a certificate for `localhost`, which no other machine trusts. */
export function certificate() {
  return JSON.parse(execFileSync(python(), ["-c", certificateScript], { encoding: "utf8" }));
}

/**
 * Starts a server. `tls` is "tls", "starttls" or nothing; `login` is "name:password"; `refuses` is a recipient.
 * Returns its port, and the emails that it accepted.
 */
export async function startSmtpServer({ tls, pair, login, refuses } = {}) {
  const emails = [];
  const converse = (socket) => {
    socket.on("error", () => {});
    const session = { emails, login, refuses, canEncrypt: tls === "starttls", pair };
    talk(socket, session, "220 ready");
  };
  const server = tls === "tls" ? createTlsServer(pair, converse) : createServer(converse);
  server.on("tlsClientError", () => {}).unref();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, emails };
}

function talk(socket, session, greeting) {
  let received = "";
  let email = null;
  const say = (line) => socket.write(`${line}\r\n`);
  if (greeting) say(greeting);
  socket.setEncoding("utf8").on("data", (text) => {
    received += text;
    for (;;) {
      const end = received.indexOf(email?.isOpen ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const part = received.slice(0, end);
      received = received.slice(end + (email?.isOpen ? 5 : 2));
      if (email?.isOpen) {
        session.emails.push({ ...email, data: part.replace(/^\.\./gm, ".") });
        email = null;
        say("250 kept");
        continue;
      }
      const [verb, rest = ""] = part.split(/ (.*)/s);
      if (verb === "STARTTLS") {
        say("220 go on");
        socket.removeAllListeners("data");
        const secure = new TLSSocket(socket, { isServer: true, ...session.pair });
        secure.on("error", () => {});
        talk(secure, { ...session, canEncrypt: false, isEncrypted: true });
        return;
      }
      email = answer(verb, rest, { say, session, email });
    }
  });
}

/** Answers a command, and returns the email that is being received. */
function answer(verb, rest, { say, session, email }) {
  const { canEncrypt, login, refuses } = session;
  const address = rest.match(/<(.*)>/)?.[1];
  if (verb === "EHLO") {
    const features = ["localhost", ...(canEncrypt ? ["STARTTLS"] : []), ...(login ? ["AUTH PLAIN"] : [])];
    features.forEach((feature, index) => say(`250${index < features.length - 1 ? "-" : " "}${feature}`));
  } else if (verb === "AUTH") {
    const [, name, password] = Buffer.from(rest.split(" ")[1], "base64").toString().split("\0");
    session.isLoggedIn = `${name}:${password}` === login;
    say(session.isLoggedIn ? "235 welcome" : "535 wrong password");
  } else if (verb === "MAIL") {
    const isAllowed = !login || session.isLoggedIn;
    say(isAllowed ? "250 ok" : "530 log in first");
    return isAllowed ? { from: address, isEncrypted: Boolean(session.isEncrypted) } : null;
  } else if (verb === "RCPT") {
    say(address === refuses ? "550 no such mailbox" : "250 ok");
    return { ...email, to: address };
  } else if (verb === "DATA") {
    say("354 send it");
    return { ...email, isOpen: true };
  } else {
    say(verb === "QUIT" ? "221 bye" : "502 unknown");
  }
  return email;
}
