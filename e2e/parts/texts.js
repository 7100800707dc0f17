// The closed list of texts that a person may see, word for word.

export const texts = {
  ATTRIBUTE_REQUIRED: "ATTRIBUTE_REQUIRED: Please fill in every required field",
  EMAIL_NOT_ACCEPTED:
    "EMAIL_NOT_ACCEPTED: This email address cannot be used here, please try another one",
  NAME_NOT_ACCEPTED: "NAME_NOT_ACCEPTED: Please write the name without special characters",
  UNAVAILABLE: "UNAVAILABLE: Something went wrong on our side, please try again in a few minutes",
};

/** The translations that the sample events request. */
const translated = {
  "PreSignUp_SignUp--denied-domain-vietnamese":
    "EMAIL_NOT_ACCEPTED: Không thể sử dụng địa chỉ email này ở đây, vui lòng thử địa chỉ khác",
};

/** The error that Lambda returns for one of the texts. */
export const shown = (code, stem) => ({ errorType: code, errorMessage: translated[stem] ?? texts[code] });
