// The closed list of what a person may be shown, word for word.

export const texts = {
  ATTRIBUTE_REQUIRED: "ATTRIBUTE_REQUIRED: Please fill in every required field",
  EMAIL_NOT_ACCEPTED:
    "EMAIL_NOT_ACCEPTED: This e-mail address cannot be used here, please try another one",
  NAME_NOT_ACCEPTED: "NAME_NOT_ACCEPTED: Please write the name without special characters",
  UNAVAILABLE: "UNAVAILABLE: Something went wrong on our side, please try again in a few minutes",
};

/** The error as Lambda gives it for one of the texts. */
export const shown = (code) => ({ errorType: code, errorMessage: texts[code] });
