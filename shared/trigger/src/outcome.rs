//! The codes of a log line: the outcome of an invocation, and the reason for it. `docs/operate.md` explains each.

/// Declares an enumeration of codes, and `ALL` with every code.
macro_rules! codes {
    ($(#[$doc:meta])* $enumeration:ident { $($(#[$code_doc:meta])* $name:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $enumeration { $($(#[$code_doc])* $name,)+ }

        impl $enumeration {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code in the log.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

codes! {
    /// The outcome of an invocation.
    Outcome {
        /// A registration continues.
        Accepted = "accepted",
        /// A registration continues, although monitored rules refuse it.
        WouldBeRefused = "would_be_refused",
        /// A registration is refused.
        Refused = "refused",
        /// Cognito sends the message of the function.
        MessageWritten = "message_written",
        /// Cognito sends the pool's own message.
        DefaultMessage = "default_message",
        /// The user got the default records.
        RecordCreated = "record_created",
        /// The user had the default records.
        RecordAlreadyThere = "record_already_there",
        /// The event needs no records.
        NoRecordDue = "no_record_due",
        /// The user is confirmed without records.
        ConfirmedWithoutRecord = "confirmed_without_record",
        /// The user is signed in without records.
        SignedInWithoutRecord = "signed_in_without_record",
        /// The user is confirmed with records and without a default group.
        ConfirmedWithoutGroup = "confirmed_without_group",
        /// The user is signed in with records and without a default group.
        SignedInWithoutGroup = "signed_in_without_group",
        /// The function does not know the trigger source.
        Ignored = "ignored",
        /// The user sees the neutral sentence.
        Failed = "failed",
    }
}

codes! {
    /// The reason for an outcome, except for the rules of a refusal.
    Reason {
        /// The function does not know the trigger source.
        UnknownTriggerSource = "unknown_trigger_source",
        /// The payload is not a JSON object.
        NotAnEvent = "not_an_event",
        /// The function panicked.
        Panic = "panic",
        /// A placeholder is missing, or makes an SMS too long.
        Placeholders = "placeholders",
        /// The content lacks a message.
        Content = "content",
        /// DynamoDB throttled the request until the deadline.
        StoreThrottled = "store_throttled",
        /// DynamoDB answered with another error.
        StoreAnsweredError = "store_answered_error",
        /// DynamoDB could not be reached.
        StoreUnreachable = "store_unreachable",
        /// DynamoDB did not answer before the deadline.
        StoreOutOfTime = "store_out_of_time",
        /// A record template cannot be rendered for the user.
        RecordTemplate = "record_template",
        /// The user has no `sub`.
        NoSub = "no_sub",
        /// The SDK cannot represent an item.
        StoreUnstorable = "store_unstorable",
        /// The user pool lacks a default group.
        GroupMissing = "group_missing",
        /// The role may not add users to groups.
        GroupDenied = "group_denied",
        /// The user is in as many groups as Cognito allows.
        GroupLimit = "group_limit",
        /// The user was deleted before the request.
        GroupUserMissing = "group_user_missing",
        /// Cognito throttled the request until the deadline.
        GroupThrottled = "group_throttled",
        /// Cognito answered with another error.
        GroupAnsweredError = "group_answered_error",
        /// Cognito could not be reached.
        GroupUnreachable = "group_unreachable",
        /// Cognito did not answer before the deadline.
        GroupOutOfTime = "group_out_of_time",
    }
}
