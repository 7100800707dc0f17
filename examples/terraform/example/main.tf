# A pool of your own with the functions of the module.

provider "aws" {
  region = "eu-west-1"
}

module "cognito_triggers" {
  source = "../"

  name        = "shop"
  dist_folder = "${path.root}/../../../dist"
  brand       = "eshop"
  policy_mode = "monitor"
}

resource "aws_cognito_user_pool" "shop" {
  name                     = "shop"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = "ACTIVE"

  username_configuration {
    case_sensitive = false
  }

  lambda_config {
    pre_sign_up         = module.cognito_triggers.lambda_config.pre_sign_up
    custom_message      = module.cognito_triggers.lambda_config.custom_message
    post_confirmation   = module.cognito_triggers.lambda_config.post_confirmation
    post_authentication = module.cognito_triggers.lambda_config.post_authentication
  }

  lifecycle {
    prevent_destroy = true
  }
}
