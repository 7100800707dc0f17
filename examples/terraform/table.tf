# The table of the default records.

locals {
  table_name = var.table_name == "" ? aws_dynamodb_table.records[0].name : var.table_name
  table_arn = var.table_name == "" ? aws_dynamodb_table.records[0].arn : join(":", [
    "arn:${data.aws_partition.current.partition}:dynamodb",
    data.aws_region.current.id,
    data.aws_caller_identity.current.account_id,
    "table/${var.table_name}",
  ])
}

resource "aws_dynamodb_table" "records" {
  count = var.table_name == "" ? 1 : 0

  name                        = "${var.name}-records"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = var.record_key == "" ? "userId" : var.record_key
  range_key                   = var.record_sort_key == "" ? null : var.record_sort_key
  deletion_protection_enabled = true

  attribute {
    name = var.record_key == "" ? "userId" : var.record_key
    type = "S"
  }

  dynamic "attribute" {
    for_each = var.record_sort_key == "" ? [] : [var.record_sort_key]

    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "ttl" {
    for_each = var.time_to_live_attribute == "" ? [] : [var.time_to_live_attribute]

    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  # Without a key, DynamoDB encrypts with its own, at no cost.
  dynamic "server_side_encryption" {
    for_each = var.table_kms_key_arn == "" ? [] : [var.table_kms_key_arn]

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}
