# A user pool with email sign-in and its public app client: the pool of template.yaml.

resource "aws_cognito_user_pool" "new" {
  count = var.create_user_pool ? 1 : 0

  name                = var.name
  deletion_protection = "ACTIVE"
  # The lowest tier with USER_AUTH, which the app client uses.
  user_pool_tier           = "ESSENTIALS"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OFF"

  username_configuration {
    case_sensitive = false
  }

  schema {
    name                = "email"
    attribute_data_type = "String"
    required            = true
    mutable             = true

    # Cognito's own limits. Without them, a later plan would replace the pool.
    string_attribute_constraints {
      min_length = "0"
      max_length = "2048"
    }
  }

  # A changed address takes effect only after its owner has entered the code.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  password_policy {
    minimum_length                   = 8
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = var.temporary_password_days == "" ? 7 : tonumber(var.temporary_password_days)
  }

  admin_create_user_config {
    allow_admin_create_user_only = false
  }

  # Used only if custom-message leaves a message to the pool.
  verification_message_template {
    default_email_option = var.verification_method == "link" ? "CONFIRM_WITH_LINK" : "CONFIRM_WITH_CODE"
    # Cognito's own sending does not accept a subject here. custom-message still sets one.
    email_subject = var.ses_identity_arn == "" ? null : "Account verification code"
  }

  email_configuration {
    email_sending_account  = var.ses_identity_arn == "" ? "COGNITO_DEFAULT" : "DEVELOPER"
    source_arn             = var.ses_identity_arn == "" ? null : var.ses_identity_arn
    configuration_set      = var.ses_configuration_set == "" ? null : var.ses_configuration_set
    from_email_address     = var.from_address == "" ? null : var.from_address
    reply_to_email_address = var.reply_to_address == "" ? null : var.reply_to_address
  }

  lambda_config {
    pre_sign_up         = local.lambda_config.pre_sign_up
    custom_message      = local.lambda_config.custom_message
    post_confirmation   = local.lambda_config.post_confirmation
    post_authentication = local.lambda_config.post_authentication
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_cognito_user_pool_client" "new" {
  count = var.create_user_pool ? 1 : 0

  name         = "${var.name}-client-no-secret"
  user_pool_id = aws_cognito_user_pool.new[0].id
  # A browser or a phone cannot keep a secret.
  generate_secret               = false
  explicit_auth_flows           = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  auth_session_validity         = var.mfa_code_minutes == "" ? 3 : tonumber(var.mfa_code_minutes)
  prevent_user_existence_errors = "ENABLED"
}
