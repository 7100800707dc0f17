// Derived from template.yaml. `.venv/bin/python examples/settings.py` renews this file.

/** Settings of the functions by the name of their variable; docs/settings.md explains them. */
export interface Settings {
  /** The only calling codes of phone numbers that may sign up, for example +1,-+1876,+44: all numbers of +1 except +1876, and all of +44. If empty, all may sign up. */
  readonly ALLOWED_CALLING_CODES?: string;
  /** The only email domains and addresses that may sign up, for example example.com,jane@example.org. A domain includes its subdomains. They add to templates/domains/allowed-domains.txt. If both are empty, all may sign up. */
  readonly ALLOWED_EMAIL_DOMAINS?: string;
  /** DEPRECATED, use SIGN_UP_PASS instead. DANGEROUS. Email domains whose addresses count as confirmed and verified at sign-up, without a code. Anybody who types an address of such a domain owns the account. In a pool with email aliases, Cognito takes the address away from the user who has it. Use only for a pool that nobody else can reach. */
  readonly AUTO_CONFIRM_DOMAINS?: string;
  /** Brand of the messages, the name of a file in templates/brands without .toml. */
  readonly BRAND?: string;
  /** Brands of single app clients: clientId=brand, separated by commas. Other app clients get BRAND. */
  readonly BRAND_BY_CLIENT?: string;
  /** Keys of the client metadata that default records may contain, for example campaign,plan. A client can send any values, so the default is none. */
  readonly CLIENT_METADATA_KEYS?: string;
  /** Groups of the pool that each confirmed user is added to, for example members. They must exist: the functions create no group. RECORD_FAILURE also applies if a user cannot be added. */
  readonly DEFAULT_GROUPS?: string;
  /** Groups of the users who confirm or sign in with single app clients: clientId=group+group, separated by commas. An entry replaces DEFAULT_GROUPS for its client; clientId= stands for no group. Give no rights by it: every caller can choose any public client of the pool. */
  readonly DEFAULT_GROUPS_BY_CLIENT?: string;
  /** Language of messages and refusals for users without a supported locale. */
  readonly DEFAULT_LOCALE?: "ar" | "bg" | "bn" | "cs" | "da" | "de" | "el" | "en" | "en-GB" | "es" | "es-419" | "fa" | "fi" | "fil" | "fr" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "ko" | "ms" | "nb" | "nl" | "pl" | "pt-BR" | "pt-PT" | "ro" | "ru" | "sk" | "sv" | "th" | "tr" | "uk" | "vi" | "zh-Hans" | "zh-Hant";
  /** Email domains and addresses that may not sign up, in the format of ALLOWED_EMAIL_DOMAINS. They add to templates/domains/denied-domains.txt. */
  readonly DENIED_EMAIL_DOMAINS?: string;
  /** How to treat disposable email addresses (list in templates/domains/disposable-domains.txt). */
  readonly DISPOSABLE_EMAIL?: "deny" | "monitor" | "allow";
  /** Minimum log level; metrics are always written. */
  readonly LOG_LEVEL?: "DEBUG" | "INFO" | "WARN" | "ERROR";
  /** Minutes until a sign-in code expires. Applies to the session validity of the app client and to the text of the message. */
  readonly MFA_CODE_MINUTES?: string;
  /** Minimum age in years. Every sign-up must then contain the attribute birthdate. If empty, there is no minimum. */
  readonly MINIMUM_AGE_YEARS?: string;
  /** Rules that only log and count, while the others refuse, for example disposable_email,name_abuse. */
  readonly MONITORED_RULES?: string;
  /** Whether rules refuse sign-ups (enforce) or only log and count what they would refuse (monitor). */
  readonly POLICY_MODE?: "enforce" | "monitor";
  /** Method of checking the records at sign-in, if ensureRecordsAtSignIn is on. With write, each sign-in tries to add them: one write unit, or two per record if there are several. With read, it reads them at half a read unit per record and writes only the missing ones. */
  readonly RECORD_CHECK?: "write" | "read";
  /** Behavior when the default records cannot be written. With open, the user is confirmed without records, and the failure is logged. With closed, the user sees an error, although Cognito has already confirmed the user. */
  readonly RECORD_FAILURE?: "open" | "closed";
  /** Name of the table's partition key. Its value is the field of that name in templates/records, or the user's sub if there is none. It cannot be changed later: the table would be replaced by an empty one. */
  readonly RECORD_KEY?: string;
  /** Name of the table's sort key. Every file in templates/records must have a field of that name. Without a sort key, each partition key holds one record. It cannot be changed later. */
  readonly RECORD_SORT_KEY?: string;
  /** Level of detail of refusals about an email address. With neutral, one sentence covers all problems, so that nobody learns the policy by trying. With detailed, each problem has its own sentence. */
  readonly REFUSAL_REASONS?: "neutral" | "detailed";
  /** Attributes that every sign-up must contain, for example name,custom:company. If empty, only the pool's own rules apply. */
  readonly REQUIRED_ATTRIBUTES?: string;
  /** Version of the terms that the client must send as termsVersion, in the validation data or the client metadata. If empty, none is required. */
  readonly REQUIRED_TERMS_VERSION?: string;
  /** Reserved usernames, for example admin,support. Users can choose neither these names nor names that look like them. Only for pools in which users choose a username. */
  readonly RESERVED_USERNAMES?: string;
  /** Whether a sign-up must contain a pass: a JWT signed by the app's own back end, which the client sends as pass in the validation data. A pass with email_verified also confirms the user and the address. Monitor only logs and counts sign-ups without a valid pass. */
  readonly SIGN_UP_PASS?: "off" | "monitor" | "required";
  /** Ids of the app clients that must send a pass. If empty, all must. Managed login cannot send one, so list the other clients if the pool uses it. */
  readonly SIGN_UP_PASS_CLIENTS?: string;
  /** Public keys of passes as a JSON Web Key Set, each with a kid: {"keys":[...]}. The command cognito-triggers pass keygen creates a key. In samconfig.toml, put the set into single quotation marks. */
  readonly SIGN_UP_PASS_KEYS?: string;
  /** Whether addresses with a tag, such as jane+shop@example.com, may sign up. */
  readonly SUB_ADDRESSING?: "allow" | "deny";
  /** Days until the temporary password of an invitation expires. Applies to the pool and to the text of the invitation. */
  readonly TEMPORARY_PASSWORD_DAYS?: string;
  /** Whether one record of each user gets the mark of the event "User created". A stream of the table and a pipe that send the event are not included; docs/events.md describes them. */
  readonly USER_EVENTS?: "off" | "on";
  /** File in templates/records whose creation sends the event, if there are several files and USER_EVENTS is on. */
  readonly USER_EVENT_RECORD?: string;
  /** Method of verifying an email address at sign-up. A link needs a domain on the pool. */
  readonly VERIFICATION_METHOD?: "code" | "link";
}

/** A rule that the values of a setting follow. */
export interface Rule {
  /** Names of the functions that read the setting. */
  readonly functions: readonly string[];
  /** All values, or none if there is a pattern. */
  readonly allowed?: readonly string[];
  /** Regular expression that matches the whole value. */
  readonly pattern?: string;
  /** Maximum number of characters. */
  readonly maxLength?: number;
  /** Description of the values that match the pattern. */
  readonly expected?: string;
}

/** The rule of each setting. */
export const RULES: Readonly<Record<keyof Settings, Rule>> = {
  ALLOWED_CALLING_CODES: {"functions": ["pre-sign-up"], "pattern": "(?!.*-(\\+[0-9]+)[ ,](.*[ ,])?\\1(?![0-9]))(?!(.*[ ,])?(\\+[0-9]+)[ ,].*-\\4(?![0-9]))((\\+[1-9][0-9]{0,6})( *, *-(?!\\+[0-9]{8})\\6[0-9]+)*(?=[ ,]|$)( *, *(?=\\+))?)*", "maxLength": 400, "expected": "empty, or calling codes such as +1, each followed by its exceptions such as -+1876, separated by commas; a code cannot also be an exception"},
  ALLOWED_EMAIL_DOMAINS: {"functions": ["pre-sign-up"], "pattern": "(?![-.])(?!.*-$)(?!.*[., @][-.])(?!.*[-.@][., ])(?!.*[^.,]{64})(?!.*[^,]{254})(?!.*\\.@)(?!.*[^,@]{65}@)(([A-Za-z0-9_'+&.-]+@)?[A-Za-z0-9.-]+\\.[A-Za-z][A-Za-z0-9-]*(?=[ ,]|$)( *, *(?=[^ ,]))?)*", "maxLength": 600, "expected": "empty, or domains such as example.com and addresses such as jane@example.com, separated by commas; no *; non-ASCII letters as Punycode (xn--...)"},
  AUTO_CONFIRM_DOMAINS: {"functions": ["pre-sign-up"], "pattern": "(?![-.])(?!.*-$)(?!.*[., @][-.])(?!.*[-.@][., ])(?!.*[^.,]{64})(?!.*[^,]{254})([A-Za-z0-9.-]+\\.[A-Za-z][A-Za-z0-9-]*(?=[ ,]|$)( *, *(?=[^ ,]))?)*", "maxLength": 100, "expected": "empty, or domains such as example.com, separated by commas; no *; non-ASCII letters as Punycode (xn--...)"},
  BRAND: {"functions": ["custom-message"], "pattern": "[A-Za-z0-9][A-Za-z0-9_-]*", "maxLength": 64, "expected": "the name of a file in templates/brands, without .toml"},
  BRAND_BY_CLIENT: {"functions": ["custom-message"], "pattern": "(?!(.*[ ,])?([A-Za-z0-9]+)=.*[ ,]\\2=)([A-Za-z0-9]+=[A-Za-z0-9][A-Za-z0-9_-]*( *, *[A-Za-z0-9]+=[A-Za-z0-9][A-Za-z0-9_-]*)*)?", "maxLength": 1000, "expected": "empty, or pairs clientId=brand separated by commas, each client once"},
  CLIENT_METADATA_KEYS: {"functions": ["post-confirmation", "post-authentication"], "pattern": "([A-Za-z0-9_.:-]+( *, *[A-Za-z0-9_.:-]+)*)?", "maxLength": 300, "expected": "empty, or keys of letters, digits, colons and _ . -, separated by commas"},
  DEFAULT_GROUPS: {"functions": ["post-confirmation", "post-authentication"], "pattern": "(?!(.*[ ,])?([A-Za-z0-9_.:/@#-]+)[ ,](.*[ ,])?\\2([ ,]|$))(?!.*[^ ,]{129})([A-Za-z0-9_.:/@#-]+( *, *[A-Za-z0-9_.:/@#-]+){0,9})?", "maxLength": 600, "expected": "empty, or up to ten names of groups, separated by commas, each once"},
  DEFAULT_GROUPS_BY_CLIENT: {"functions": ["post-confirmation", "post-authentication"], "pattern": "(?!(.*[ ,])?([A-Za-z0-9]+)=.*[ ,]\\2=)(?!.*[=+]([A-Za-z0-9_.:/@#-]+)[+]([^ ,]*[+])?\\3([+ ,]|$))(?!.*[^ ,=+]{129})([A-Za-z0-9]+=([A-Za-z0-9_.:/@#-]+([+][A-Za-z0-9_.:/@#-]+){0,9})?( *, *[A-Za-z0-9]+=([A-Za-z0-9_.:/@#-]+([+][A-Za-z0-9_.:/@#-]+){0,9})?)*)?", "maxLength": 1000, "expected": "empty, or entries clientId=group+group separated by commas, each client once"},
  DEFAULT_LOCALE: {"functions": ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"], "allowed": ["ar", "bg", "bn", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "fa", "fi", "fil", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "ms", "nb", "nl", "pl", "pt-BR", "pt-PT", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi", "zh-Hans", "zh-Hant"]},
  DENIED_EMAIL_DOMAINS: {"functions": ["pre-sign-up"], "pattern": "(?![-.])(?!.*-$)(?!.*[., @][-.])(?!.*[-.@][., ])(?!.*[^.,]{64})(?!.*[^,]{254})(?!.*\\.@)(?!.*[^,@]{65}@)(([A-Za-z0-9_'+&.-]+@)?[A-Za-z0-9.-]+\\.[A-Za-z][A-Za-z0-9-]*(?=[ ,]|$)( *, *(?=[^ ,]))?)*", "maxLength": 600, "expected": "empty, or domains such as example.com and addresses such as jane@example.com, separated by commas; no *; non-ASCII letters as Punycode (xn--...)"},
  DISPOSABLE_EMAIL: {"functions": ["pre-sign-up"], "allowed": ["deny", "monitor", "allow"]},
  LOG_LEVEL: {"functions": ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"], "allowed": ["DEBUG", "INFO", "WARN", "ERROR"]},
  MFA_CODE_MINUTES: {"functions": ["custom-message"], "pattern": "[3-9]|1[0-5]", "maxLength": 2, "expected": "a whole number from 3 to 15"},
  MINIMUM_AGE_YEARS: {"functions": ["pre-sign-up"], "pattern": "([1-9]|[1-9][0-9]|1[01][0-9]|120)?", "maxLength": 3, "expected": "empty, or a whole number from 1 to 120"},
  MONITORED_RULES: {"functions": ["pre-sign-up"], "pattern": "((required_attributes|email_syntax|allowed_email_domains|denied_email_domains|disposable_email|sub_addressing|email_homograph|name_characters|name_abuse|reserved_usernames|allowed_calling_codes|minimum_age_years|required_terms_version|sign_up_pass)(?=[ ,]|$)( *, *(?=[^ ,]))?)*", "maxLength": 300, "expected": "empty, or rules from docs/policy.md, separated by commas"},
  POLICY_MODE: {"functions": ["pre-sign-up"], "allowed": ["enforce", "monitor"]},
  RECORD_CHECK: {"functions": ["post-authentication"], "allowed": ["write", "read"]},
  RECORD_FAILURE: {"functions": ["post-confirmation"], "allowed": ["open", "closed"]},
  RECORD_KEY: {"functions": ["post-confirmation", "post-authentication"], "pattern": "[A-Za-z0-9_.-]+", "maxLength": 255, "expected": "1 to 255 letters, digits or _ . -"},
  RECORD_SORT_KEY: {"functions": ["post-confirmation", "post-authentication"], "pattern": "[A-Za-z0-9_.-]*", "maxLength": 255, "expected": "empty, or 1 to 255 letters, digits or _ . -"},
  REFUSAL_REASONS: {"functions": ["pre-sign-up"], "allowed": ["neutral", "detailed"]},
  REQUIRED_ATTRIBUTES: {"functions": ["pre-sign-up"], "pattern": "((sub|address|birthdate|email|email_verified|family_name|gender|given_name|identities|locale|middle_name|name|nickname|phone_number|phone_number_verified|picture|preferred_username|profile|updated_at|website|zoneinfo|(dev:)?custom:[A-Za-z0-9_.:-]+)(?=[ ,]|$)( *, *(?=[^ ,]))?)*", "maxLength": 300, "expected": "empty, or standard attributes and custom:..., separated by commas"},
  REQUIRED_TERMS_VERSION: {"functions": ["pre-sign-up"], "pattern": "([!-~]([ -~]*[!-~])?)?", "maxLength": 100, "expected": "empty, or ASCII letters, digits and punctuation, without spaces around them"},
  RESERVED_USERNAMES: {"functions": ["pre-sign-up"], "pattern": "([A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0400-\\u0481\\u048a-\\u052f\\u05d0-\\u05ea\\u0620-\\u064a\\u0904-\\u0939\\u0e01-\\u0e30\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3][A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0400-\\u0481\\u048a-\\u052f\\u05d0-\\u05ea\\u0620-\\u064a\\u0904-\\u0939\\u0e01-\\u0e30\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3\\u0300-\\u034e\\u0350-\\u036f\\u0900-\\u0903\\u093a-\\u094f\\u0e31-\\u0e3a\\u0e40-\\u0e4e._-]*(?=[ ,]|$)( *, *(?=[^ ,]))?)*", "maxLength": 200, "expected": "empty, or names separated by commas; a name begins with a letter or digit and continues with letters, digits or . _ -"},
  SIGN_UP_PASS: {"functions": ["pre-sign-up"], "allowed": ["off", "monitor", "required"]},
  SIGN_UP_PASS_CLIENTS: {"functions": ["pre-sign-up"], "pattern": "([A-Za-z0-9_+]+( *, *[A-Za-z0-9_+]+)*)?", "maxLength": 84, "expected": "empty, or ids of app clients, separated by commas"},
  SIGN_UP_PASS_KEYS: {"functions": ["pre-sign-up"], "pattern": "(?!.*\"[dk]\" *:)(?!.*\"(RSA|oct)\")(\\{ *\"keys\" *: *\\[ *\\{[ !-Z^-z|~]+(\\[[ !-Z^-z|~]*\\][ !-Z^-z|~]*)*\\}( *, *\\{[ !-Z^-z|~]+(\\[[ !-Z^-z|~]*\\][ !-Z^-z|~]*)*\\})* *\\] *\\})?", "maxLength": 400, "expected": "empty, or a set of public JSON Web Keys of P-256 or Ed25519 on one line, {\"keys\":[{...}]}"},
  SUB_ADDRESSING: {"functions": ["pre-sign-up"], "allowed": ["allow", "deny"]},
  TEMPORARY_PASSWORD_DAYS: {"functions": ["custom-message"], "pattern": "[1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5]", "maxLength": 3, "expected": "a whole number from 1 to 365"},
  USER_EVENTS: {"functions": ["post-confirmation", "post-authentication"], "allowed": ["off", "on"]},
  USER_EVENT_RECORD: {"functions": ["post-confirmation", "post-authentication"], "pattern": "([A-Za-z0-9_.-]+\\.json)?", "maxLength": 100, "expected": "empty, or the name of a file in templates/records, such as profile.json"},
  VERIFICATION_METHOD: {"functions": ["custom-message"], "allowed": ["code", "link"]},
};
