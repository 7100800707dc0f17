# A role for each function, because Amazon's basic execution role can write to every log group.

resource "aws_iam_role" "function" {
  for_each = local.functions

  name                 = "${var.name}-${each.key}"
  path                 = var.role_path
  permissions_boundary = var.permissions_boundary == "" ? null : var.permissions_boundary
  assume_role_policy   = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name   = "rights"
  role   = aws_iam_role.function[each.key].name
  policy = data.aws_iam_policy_document.function[each.key].json
}

data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "function" {
  for_each = local.functions

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.function[each.key].arn}:*"]
  }

  dynamic "statement" {
    for_each = contains(local.writers, each.key) ? [local.table_arn] : []

    content {
      # A transaction of puts needs only this right.
      actions   = ["dynamodb:PutItem"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = each.key == "post-authentication" && var.record_check == "read" ? [local.table_arn] : []

    content {
      actions   = ["dynamodb:GetItem"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = local.networks

    content {
      actions = [
        "ec2:AssignPrivateIpAddresses",
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:UnassignPrivateIpAddresses",
      ]
      # The interfaces do not exist yet, and AWS cannot limit the Describe actions.
      resources = ["*"]

      # Requests from the code of a function contain this key, requests from Lambda do not.
      condition {
        test     = "Null"
        variable = "lambda:SourceFunctionArn"
        values   = ["true"]
      }
    }
  }

  dynamic "statement" {
    for_each = contains(local.writers, each.key) && var.table_kms_key_arn != "" ? [var.table_kms_key_arn] : []

    content {
      actions = [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ]
      resources = [statement.value]

      # DynamoDB uses the key on behalf of the role that sends a request.
      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}"]
      }
    }
  }
}

# Apart from the other rights, because it refers to the pool, which refers to the functions, which wait for those rights.
resource "aws_iam_role_policy" "groups" {
  for_each = var.default_groups == "" && var.default_groups_by_client == "" ? toset([]) : local.writers

  name   = "groups"
  role   = aws_iam_role.function[each.key].name
  policy = data.aws_iam_policy_document.groups.json

  lifecycle {
    precondition {
      condition     = var.create_user_pool || var.user_pool_id != ""
      error_message = "default_groups needs user_pool_id, because the roles may change the groups of one pool only."
    }
  }
}

data "aws_iam_policy_document" "groups" {
  statement {
    actions   = ["cognito-idp:AdminAddUserToGroup"]
    resources = [var.create_user_pool ? aws_cognito_user_pool.new[0].arn : local.pools_arn]
  }
}
