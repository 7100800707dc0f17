# The functions of the suite, each with a log group, and the permission for Cognito.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  functions = {
    pre-sign-up         = "Accepts or refuses a registration by the declared policy"
    custom-message      = "Writes each email and SMS of the user pool"
    post-confirmation   = "Creates the default records of each confirmed user"
    post-authentication = "Creates missing default records at sign-in"
  }
  writers  = toset(["post-confirmation", "post-authentication"])
  # The subnets of the only network, or nothing.
  networks = length(var.subnet_ids) == 0 ? [] : [var.subnet_ids]
  zips     = { for name in keys(local.functions) : name => "${var.dist_folder}/${name}-${var.architecture}.zip" }

  variables = {
    for name, settings in local.settings : name => merge(
      { LOG_LEVEL = "INFO" },
      { for variable, value in settings : variable => value if value != "" },
      contains(local.writers, name) ? { TABLE_NAME = local.table_name } : {},
    )
  }

  lambda_config = {
    pre_sign_up         = aws_lambda_function.trigger["pre-sign-up"].arn
    custom_message      = aws_lambda_function.trigger["custom-message"].arn
    post_confirmation   = aws_lambda_function.trigger["post-confirmation"].arn
    post_authentication = var.ensure_records_at_sign_in ? aws_lambda_function.trigger["post-authentication"].arn : null
  }

  # A reference to a pool of the caller would create the permissions after its triggers are attached: in between, nobody
  # could sign up. source_account limits the pools to those of this account.
  pools_arn = join(":", [
    "arn:${data.aws_partition.current.partition}:cognito-idp",
    data.aws_region.current.id,
    data.aws_caller_identity.current.account_id,
    "userpool/${var.user_pool_id == "" ? "*" : var.user_pool_id}",
  ])
}

resource "aws_lambda_function" "trigger" {
  for_each = local.functions

  function_name    = "${var.name}-${each.key}"
  description      = each.value
  filename         = local.zips[each.key]
  source_code_hash = filebase64sha256(local.zips[each.key])
  layers           = aws_lambda_layer_version.content[*].arn
  runtime          = "provided.al2023"
  handler          = "bootstrap"
  architectures    = [var.architecture]
  memory_size      = var.memory_size
  # Cognito stops waiting after 5 s and retries. A longer run would only cost money.
  timeout = 5
  role    = aws_iam_role.function[each.key].arn

  logging_config {
    log_group  = aws_cloudwatch_log_group.function[each.key].name
    log_format = "JSON"
    # Lambda treats a metric as a line of level INFO and would drop it at a higher level. LOG_LEVEL filters lines.
    application_log_level = "DEBUG"
  }

  environment {
    variables = local.variables[each.key]
  }

  dynamic "vpc_config" {
    for_each = local.networks

    content {
      subnet_ids         = vpc_config.value
      security_group_ids = var.security_group_ids
    }
  }

  lifecycle {
    precondition {
      condition     = fileexists(local.zips[each.key])
      error_message = "${local.zips[each.key]} is missing: run make dist ARCH=${var.architecture}, or download it from a release."
    }
    precondition {
      condition     = var.record_sort_key != (var.record_key == "" ? "userId" : var.record_key)
      error_message = "record_sort_key must differ from record_key."
    }
  }

  # Without its rights, the function would lose its first log lines.
  depends_on = [aws_iam_role_policy.function]
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${var.name}-${each.key}"
  retention_in_days = var.log_retention_in_days
  kms_key_id        = var.log_kms_key_arn == "" ? null : var.log_kms_key_arn
}

# Also for post-authentication before it is attached: otherwise nobody could sign in until the permission exists.
resource "aws_lambda_permission" "cognito" {
  for_each = local.functions

  statement_id   = "cognito"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.trigger[each.key].function_name
  principal      = "cognito-idp.amazonaws.com"
  source_arn     = var.create_user_pool ? aws_cognito_user_pool.new[0].arn : local.pools_arn
  source_account = data.aws_caller_identity.current.account_id
}

data "archive_file" "content" {
  count = var.content_pack == "" ? 0 : 1

  type        = "zip"
  source_file = var.content_pack
  output_path = "${path.root}/.terraform/${var.name}-content.zip"
}

resource "aws_lambda_layer_version" "content" {
  count = var.content_pack == "" ? 0 : 1

  layer_name       = "${var.name}-content"
  description      = "Brands, words, records and lists"
  filename         = data.archive_file.content[0].output_path
  source_code_hash = data.archive_file.content[0].output_base64sha256
}
