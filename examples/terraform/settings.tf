# Derived from template.yaml. `.venv/bin/python examples/settings.py` renews this file.

variable "allowed_calling_codes" {
  description = "The only calling codes of phone numbers that may sign up, for example +1,-+1876,+44: all numbers of +1 except +1876, and all of +44. If empty, all may sign up."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.allowed_calling_codes) <= 400
    error_message = "allowed_calling_codes must be calling codes such as +1, each followed by its exceptions such as -+1876, separated by commas; a code cannot also be an exception; at most 400 characters."
  }
}

variable "allowed_email_domains" {
  description = "The only email domains and addresses that may sign up, for example example.com,jane@example.org. A domain includes its subdomains. They add to templates/domains/allowed-domains.txt. If both are empty, all may sign up."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.allowed_email_domains) <= 600 && (var.allowed_email_domains == "" || can(regex("^((([A-Za-z0-9_'+&.-]+@)?[A-Za-z0-9.-]+\\.[A-Za-z][A-Za-z0-9-]*( *, *)?)*)$", var.allowed_email_domains)))
    error_message = "allowed_email_domains must be domains such as example.com and addresses such as jane@example.com, separated by commas; no *; non-ASCII letters as Punycode (xn--...); at most 600 characters."
  }
}

variable "auto_confirm_domains" {
  description = "DEPRECATED, use sign_up_pass instead. DANGEROUS. Email domains whose addresses count as confirmed and verified at sign-up, without a code. Anybody who types an address of such a domain owns the account. In a pool with email aliases, Cognito takes the address away from the user who has it. Use only for a pool that nobody else can reach."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.auto_confirm_domains) <= 100 && (var.auto_confirm_domains == "" || can(regex("^(([A-Za-z0-9.-]+\\.[A-Za-z][A-Za-z0-9-]*( *, *)?)*)$", var.auto_confirm_domains)))
    error_message = "auto_confirm_domains must be domains such as example.com, separated by commas; no *; non-ASCII letters as Punycode (xn--...); at most 100 characters."
  }
}

variable "brand" {
  description = "Brand of the messages, the name of a file in templates/brands without .toml."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.brand) <= 64 && (var.brand == "" || can(regex("^([A-Za-z0-9][A-Za-z0-9_-]*)$", var.brand)))
    error_message = "brand must be the name of a file in templates/brands, without .toml; at most 64 characters."
  }
}

variable "brand_by_client" {
  description = "Brands of single app clients: clientId=brand, separated by commas. Other app clients get brand."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.brand_by_client) <= 1000 && (var.brand_by_client == "" || can(regex("^(([A-Za-z0-9]+=[A-Za-z0-9][A-Za-z0-9_-]*( *, *[A-Za-z0-9]+=[A-Za-z0-9][A-Za-z0-9_-]*)*)?)$", var.brand_by_client)))
    error_message = "brand_by_client must be pairs clientId=brand separated by commas, each client once; at most 1000 characters."
  }
}

variable "client_metadata_keys" {
  description = "Keys of the client metadata that default records may contain, for example campaign,plan. A client can send any values, so the default is none."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.client_metadata_keys) <= 300 && (var.client_metadata_keys == "" || can(regex("^(([A-Za-z0-9_.:-]+( *, *[A-Za-z0-9_.:-]+)*)?)$", var.client_metadata_keys)))
    error_message = "client_metadata_keys must be keys of letters, digits, colons and _ . -, separated by commas; at most 300 characters."
  }
}

variable "default_groups" {
  description = "Groups of the pool that each confirmed user is added to, for example members. They must exist: the functions create no group. record_failure also applies if a user cannot be added."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.default_groups) <= 600 && (var.default_groups == "" || can(regex("^(([A-Za-z0-9_.:/@#-]+( *, *[A-Za-z0-9_.:/@#-]+){0,9})?)$", var.default_groups)))
    error_message = "default_groups must be up to ten names of groups, separated by commas, each once; at most 600 characters."
  }
}

variable "default_groups_by_client" {
  description = "Groups of the users who confirm or sign in with single app clients: clientId=group+group, separated by commas. An entry replaces default_groups for its client; clientId= stands for no group. Give no rights by it: every caller can choose any public client of the pool."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.default_groups_by_client) <= 1000 && (var.default_groups_by_client == "" || can(regex("^(([A-Za-z0-9]+=([A-Za-z0-9_.:/@#-]+([+][A-Za-z0-9_.:/@#-]+){0,9})?( *, *[A-Za-z0-9]+=([A-Za-z0-9_.:/@#-]+([+][A-Za-z0-9_.:/@#-]+){0,9})?)*)?)$", var.default_groups_by_client)))
    error_message = "default_groups_by_client must be entries clientId=group+group separated by commas, each client once; at most 1000 characters."
  }
}

variable "default_locale" {
  description = "Language of messages and refusals for users without a supported locale."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "ar", "bg", "bn", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "fa", "fi", "fil", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "ms", "nb", "nl", "pl", "pt-BR", "pt-PT", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi", "zh-Hans", "zh-Hant"], var.default_locale)
    error_message = "default_locale must be ar, bg, bn, cs, da, de, el, en, en-GB, es, es-419, fa, fi, fil, fr, he, hi, hu, id, it, ja, ko, ms, nb, nl, pl, pt-BR, pt-PT, ro, ru, sk, sv, th, tr, uk, vi, zh-Hans or zh-Hant."
  }
}

variable "denied_email_domains" {
  description = "Email domains and addresses that may not sign up, in the format of allowed_email_domains. They add to templates/domains/denied-domains.txt."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.denied_email_domains) <= 600 && (var.denied_email_domains == "" || can(regex("^((([A-Za-z0-9_'+&.-]+@)?[A-Za-z0-9.-]+\\.[A-Za-z][A-Za-z0-9-]*( *, *)?)*)$", var.denied_email_domains)))
    error_message = "denied_email_domains must be domains such as example.com and addresses such as jane@example.com, separated by commas; no *; non-ASCII letters as Punycode (xn--...); at most 600 characters."
  }
}

variable "disposable_email" {
  description = "How to treat disposable email addresses (list in templates/domains/disposable-domains.txt)."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "deny", "monitor", "allow"], var.disposable_email)
    error_message = "disposable_email must be deny, monitor or allow."
  }
}

variable "log_level" {
  description = "Minimum log level; metrics are always written."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "DEBUG", "INFO", "WARN", "ERROR"], var.log_level)
    error_message = "log_level must be DEBUG, INFO, WARN or ERROR."
  }
}

variable "mfa_code_minutes" {
  description = "Minutes until a sign-in code expires. Applies to the session validity of the app client and to the text of the message."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.mfa_code_minutes) <= 2 && (var.mfa_code_minutes == "" || can(regex("^([3-9]|1[0-5])$", var.mfa_code_minutes)))
    error_message = "mfa_code_minutes must be a whole number from 3 to 15; at most 2 characters."
  }
}

variable "minimum_age_years" {
  description = "Minimum age in years. Every sign-up must then contain the attribute birthdate. If empty, there is no minimum."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.minimum_age_years) <= 3 && (var.minimum_age_years == "" || can(regex("^(([1-9]|[1-9][0-9]|1[01][0-9]|120)?)$", var.minimum_age_years)))
    error_message = "minimum_age_years must be a whole number from 1 to 120; at most 3 characters."
  }
}

variable "monitored_rules" {
  description = "Rules that only log and count, while the others refuse, for example disposable_email,name_abuse."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.monitored_rules) <= 300 && (var.monitored_rules == "" || can(regex("^(((required_attributes|email_syntax|allowed_email_domains|denied_email_domains|disposable_email|sub_addressing|email_homograph|name_characters|name_abuse|reserved_usernames|allowed_calling_codes|minimum_age_years|required_terms_version|sign_up_pass)( *, *)?)*)$", var.monitored_rules)))
    error_message = "monitored_rules must be rules from docs/policy.md, separated by commas; at most 300 characters."
  }
}

variable "policy_mode" {
  description = "Whether rules refuse sign-ups (enforce) or only log and count what they would refuse (monitor)."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "enforce", "monitor"], var.policy_mode)
    error_message = "policy_mode must be enforce or monitor."
  }
}

variable "record_check" {
  description = "Method of checking the records at sign-in, if ensure_records_at_sign_in is on. With write, each sign-in tries to add them: one write unit, or two per record if there are several. With read, it reads them at half a read unit per record and writes only the missing ones."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "write", "read"], var.record_check)
    error_message = "record_check must be write or read."
  }
}

variable "record_failure" {
  description = "Behavior when the default records cannot be written. With open, the user is confirmed without records, and the failure is logged. With closed, the user sees an error, although Cognito has already confirmed the user."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "open", "closed"], var.record_failure)
    error_message = "record_failure must be open or closed."
  }
}

variable "record_key" {
  description = "Name of the table's partition key. Its value is the field of that name in templates/records, or the user's sub if there is none. It cannot be changed later: the table would be replaced by an empty one."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.record_key) <= 255 && (var.record_key == "" || can(regex("^([A-Za-z0-9_.-]+)$", var.record_key)))
    error_message = "record_key must be 1 to 255 letters, digits or _ . -; at most 255 characters."
  }
}

variable "record_sort_key" {
  description = "Name of the table's sort key. Every file in templates/records must have a field of that name. Without a sort key, each partition key holds one record. It cannot be changed later."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.record_sort_key) <= 255 && (var.record_sort_key == "" || can(regex("^([A-Za-z0-9_.-]*)$", var.record_sort_key)))
    error_message = "record_sort_key must be 1 to 255 letters, digits or _ . -; at most 255 characters."
  }
}

variable "refusal_reasons" {
  description = "Level of detail of refusals about an email address. With neutral, one sentence covers all problems, so that nobody learns the policy by trying. With detailed, each problem has its own sentence."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "neutral", "detailed"], var.refusal_reasons)
    error_message = "refusal_reasons must be neutral or detailed."
  }
}

variable "required_attributes" {
  description = "Attributes that every sign-up must contain, for example name,custom:company. If empty, only the pool's own rules apply."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.required_attributes) <= 300 && (var.required_attributes == "" || can(regex("^(((sub|address|birthdate|email|email_verified|family_name|gender|given_name|identities|locale|middle_name|name|nickname|phone_number|phone_number_verified|picture|preferred_username|profile|updated_at|website|zoneinfo|(dev:)?custom:[A-Za-z0-9_.:-]+)( *, *)?)*)$", var.required_attributes)))
    error_message = "required_attributes must be standard attributes and custom:..., separated by commas; at most 300 characters."
  }
}

variable "required_terms_version" {
  description = "Version of the terms that the client must send as termsVersion, in the validation data or the client metadata. If empty, none is required."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.required_terms_version) <= 100 && (var.required_terms_version == "" || can(regex("^(([!-~]([ -~]*[!-~])?)?)$", var.required_terms_version)))
    error_message = "required_terms_version must be ASCII letters, digits and punctuation, without spaces around them; at most 100 characters."
  }
}

variable "reserved_usernames" {
  description = "Reserved usernames, for example admin,support. Users can choose neither these names nor names that look like them. Only for pools in which users choose a username."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.reserved_usernames) <= 200
    error_message = "reserved_usernames must be names separated by commas; a name begins with a letter or digit and continues with letters, digits or . _ -; at most 200 characters."
  }
}

variable "sign_up_pass" {
  description = "Whether a sign-up must contain a pass: a JWT signed by the app's own back end, which the client sends as pass in the validation data. A pass with email_verified also confirms the user and the address. Monitor only logs and counts sign-ups without a valid pass."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "off", "monitor", "required"], var.sign_up_pass)
    error_message = "sign_up_pass must be off, monitor or required."
  }
}

variable "sign_up_pass_clients" {
  description = "Ids of the app clients that must send a pass. If empty, all must. Managed login cannot send one, so list the other clients if the pool uses it."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.sign_up_pass_clients) <= 84 && (var.sign_up_pass_clients == "" || can(regex("^(([A-Za-z0-9_+]+( *, *[A-Za-z0-9_+]+)*)?)$", var.sign_up_pass_clients)))
    error_message = "sign_up_pass_clients must be ids of app clients, separated by commas; at most 84 characters."
  }
}

variable "sign_up_pass_keys" {
  description = "Public keys of passes as a JSON Web Key Set, each with a kid: {\"keys\":[...]}. The command cognito-triggers pass keygen creates a key. In samconfig.toml, put the set into single quotation marks."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.sign_up_pass_keys) <= 400 && (var.sign_up_pass_keys == "" || can(regex("^((\\{ *\"keys\" *: *\\[ *\\{[ !-Z^-z|~]+(\\[[ !-Z^-z|~]*\\][ !-Z^-z|~]*)*\\}( *, *\\{[ !-Z^-z|~]+(\\[[ !-Z^-z|~]*\\][ !-Z^-z|~]*)*\\})* *\\] *\\})?)$", var.sign_up_pass_keys)))
    error_message = "sign_up_pass_keys must be a set of public JSON Web Keys of P-256 or Ed25519 on one line, {\"keys\":[{...}]}; at most 400 characters."
  }
}

variable "sub_addressing" {
  description = "Whether addresses with a tag, such as jane+shop@example.com, may sign up."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "allow", "deny"], var.sub_addressing)
    error_message = "sub_addressing must be allow or deny."
  }
}

variable "temporary_password_days" {
  description = "Days until the temporary password of an invitation expires. Applies to the pool and to the text of the invitation."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.temporary_password_days) <= 3 && (var.temporary_password_days == "" || can(regex("^([1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5])$", var.temporary_password_days)))
    error_message = "temporary_password_days must be a whole number from 1 to 365; at most 3 characters."
  }
}

variable "user_events" {
  description = "Whether one record of each user gets the mark of the event \"User created\". A stream of the table and a pipe that send the event are not included; docs/events.md describes them."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "off", "on"], var.user_events)
    error_message = "user_events must be off or on."
  }
}

variable "user_event_record" {
  description = "File in templates/records whose creation sends the event, if there are several files and user_events is on."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.user_event_record) <= 100 && (var.user_event_record == "" || can(regex("^(([A-Za-z0-9_.-]+\\.json)?)$", var.user_event_record)))
    error_message = "user_event_record must be the name of a file in templates/records, such as profile.json; at most 100 characters."
  }
}

variable "verification_method" {
  description = "Method of verifying an email address at sign-up. A link needs a domain on the pool."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "code", "link"], var.verification_method)
    error_message = "verification_method must be code or link."
  }
}

locals {
  # Settings of each function by the name of their variable; docs/settings.md explains them.
  settings = {
    "pre-sign-up" = {
      ALLOWED_CALLING_CODES    = var.allowed_calling_codes
      ALLOWED_EMAIL_DOMAINS    = var.allowed_email_domains
      AUTO_CONFIRM_DOMAINS     = var.auto_confirm_domains
      DEFAULT_LOCALE           = var.default_locale
      DENIED_EMAIL_DOMAINS     = var.denied_email_domains
      DISPOSABLE_EMAIL         = var.disposable_email
      LOG_LEVEL                = var.log_level
      MINIMUM_AGE_YEARS        = var.minimum_age_years
      MONITORED_RULES          = var.monitored_rules
      POLICY_MODE              = var.policy_mode
      REFUSAL_REASONS          = var.refusal_reasons
      REQUIRED_ATTRIBUTES      = var.required_attributes
      REQUIRED_TERMS_VERSION   = var.required_terms_version
      RESERVED_USERNAMES       = var.reserved_usernames
      SIGN_UP_PASS             = var.sign_up_pass
      SIGN_UP_PASS_CLIENTS     = var.sign_up_pass_clients
      SIGN_UP_PASS_KEYS        = var.sign_up_pass_keys
      SUB_ADDRESSING           = var.sub_addressing
    }
    "custom-message" = {
      BRAND                    = var.brand
      BRAND_BY_CLIENT          = var.brand_by_client
      DEFAULT_LOCALE           = var.default_locale
      LOG_LEVEL                = var.log_level
      MFA_CODE_MINUTES         = var.mfa_code_minutes
      TEMPORARY_PASSWORD_DAYS  = var.temporary_password_days
      VERIFICATION_METHOD      = var.verification_method
    }
    "post-confirmation" = {
      CLIENT_METADATA_KEYS     = var.client_metadata_keys
      DEFAULT_GROUPS           = var.default_groups
      DEFAULT_GROUPS_BY_CLIENT = var.default_groups_by_client
      DEFAULT_LOCALE           = var.default_locale
      LOG_LEVEL                = var.log_level
      RECORD_FAILURE           = var.record_failure
      RECORD_KEY               = var.record_key
      RECORD_SORT_KEY          = var.record_sort_key
      USER_EVENTS              = var.user_events
      USER_EVENT_RECORD        = var.user_event_record
    }
    "post-authentication" = {
      CLIENT_METADATA_KEYS     = var.client_metadata_keys
      DEFAULT_GROUPS           = var.default_groups
      DEFAULT_GROUPS_BY_CLIENT = var.default_groups_by_client
      DEFAULT_LOCALE           = var.default_locale
      LOG_LEVEL                = var.log_level
      RECORD_CHECK             = var.record_check
      RECORD_KEY               = var.record_key
      RECORD_SORT_KEY          = var.record_sort_key
      USER_EVENTS              = var.user_events
      USER_EVENT_RECORD        = var.user_event_record
    }
  }
}
