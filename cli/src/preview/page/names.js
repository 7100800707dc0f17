// Names of languages and messages for people.
"use strict";

const kindNames = {
  "sign-up": "Sign-up code",
  "sign-up-link": "Sign-up link",
  "resend-code": "New code",
  "resend-code-link": "New link",
  "forgot-password": "Password reset",
  "update-user-attribute": "New contact details",
  "verify-user-attribute": "Verify contact details",
  "authentication": "Sign-in code",
  "admin-create-user": "Invitation",
};

/** The name of a kind; the file stem of a kind that this page does not know. */
function kindName(kind) {
  return kindNames[kind] ?? kind;
}

/** The name of a language in itself or in another language. */
function languageName(tag, locale = tag) {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

/** The language by its own name, with its tag. */
function languageLabel(tag) {
  const name = languageName(tag);
  return name === tag ? tag : `${name} (${tag})`;
}

/** Properties of an element that holds text of a language. */
function inLanguage(tag) {
  return { lang: tag, dir: "auto" };
}
