// The errors for people that these tests expect, word for word.

export const texts = {
  ATTRIBUTE_REQUIRED: "ATTRIBUTE_REQUIRED: Please fill in every required field",
  EMAIL_NOT_ACCEPTED: "EMAIL_NOT_ACCEPTED: Please use a different email address",
  NAME_NOT_ACCEPTED: "NAME_NOT_ACCEPTED: Please enter your name without links or special characters",
  UNAVAILABLE: "UNAVAILABLE: Something went wrong on our side, so please try again in a few minutes",
};

/** The translations that the sample events request. */
const translated = {
  "PreSignUp_SignUp--denied-domain-vietnamese":
    "EMAIL_NOT_ACCEPTED: Vui lòng sử dụng địa chỉ email khác",
};

/** The error that Lambda returns for one of the texts. */
export const shown = (code, stem) => ({ errorType: code, errorMessage: translated[stem] ?? texts[code] });
