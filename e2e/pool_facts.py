"""The rows of pools.json, read from the resources of a stack."""

from cloudformation import attribute, of_type

COGNITO = "AWS::Cognito::"
OUTPUTS = {
    "UserPoolId": {"Ref": "UserPool"},
    "UserPoolArn": attribute("UserPool", "Arn"),
    "UserPoolClientId": {"Ref": "UserPoolClient"},
    "Region": {"Ref": "AWS::Region"},
}
PASSWORD_PARTS = {"Lowercase": "lower", "Uppercase": "upper", "Numbers": "number", "Symbols": "symbol"}


def facts(stack, tags, brand):
    """The value of each row by name: a text, a number or a boolean. Parameters are filled in."""
    [(_, pool)] = of_type(stack, f"{COGNITO}UserPool")
    clients = of_pool(stack, "UserPoolClient")
    outputs = (name for name, value in OUTPUTS.items() if stack["Outputs"].get(name, {}).get("Value") == value)
    return {
        **account_facts(pool),
        **message_facts(pool),
        **client_facts(clients[0] if clients else {}),
        "app clients": len(clients),
        "brand": brand,
        "tags": joined(f"{name}={value}" for name, value in tags.items()),
        "domain prefix": joined(one.get("Domain") for one in of_pool(stack, "UserPoolDomain")),
        "group": joined(f"{one.get('GroupName')} ({one.get('Description')})" for one in of_pool(stack, "UserPoolGroup")),
        "outputs": joined(outputs),
    }


def of_pool(stack, kind):
    """The properties of the resources of a type that belong to the pool."""
    return [one for _, one in of_type(stack, COGNITO + kind) if one.get("UserPoolId") == {"Ref": "UserPool"}]


def account_facts(pool):
    password = pool.get("Policies", {}).get("PasswordPolicy", {})
    # Cognito does not document what it does with an omitted part.
    parts = {word: password.get(f"Require{name}", "omitted") for name, word in PASSWORD_PARTS.items()}
    parts = (word if value is True else f"{word} {value}" for word, value in parts.items() if value)
    triggers = pool.get("LambdaConfig", {}).items()
    recovery = pool.get("AccountRecoverySetting", {}).get("RecoveryMechanisms", [])
    return {
        "pool name": pool.get("UserPoolName"),
        "tier": pool.get("UserPoolTier"),
        "sign-in": joined(pool.get("UsernameAttributes", ["username"]) + pool.get("AliasAttributes", [])),
        "case-sensitive": pool.get("UsernameConfiguration", {}).get("CaseSensitive"),
        "required attributes": joined(one.get("Name") for one in pool.get("Schema", []) if one.get("Required")),
        "self sign-up": pool.get("AdminCreateUserConfig", {}).get("AllowAdminCreateUserOnly") is False,
        "password policy": joined([password.get("MinimumLength"), *parts]),
        "temporary password days": int(password.get("TemporaryPasswordValidityDays", 0)),
        "MFA": joined([pool.get("MfaConfiguration"), *pool.get("EnabledMfas", [])]),
        "recovery": joined(one.get("Name") for one in recovery),
        "devices": "on" if "DeviceConfiguration" in pool else "off",
        "triggers": joined(name for name, function in triggers if function == attribute(f"{name}Function", "Arn")),
    }


def message_facts(pool):
    message = pool.get("VerificationMessageTemplate", {})
    update = pool.get("UserAttributeUpdateSettings", {})
    return {
        "auto-verify": joined(pool.get("AutoVerifiedAttributes", [])),
        # An empty list is explicit: an update would keep what an omitted property had.
        "keeps the old address until the new one is verified": joined(
            update.get("AttributesRequireVerificationBeforeUpdate", ["omitted"])
        ),
        "verification": message.get("DefaultEmailOption"),
        "subject": message.get("EmailSubject", ""),
        "sending": pool.get("EmailConfiguration", {}).get("EmailSendingAccount"),
    }


def client_facts(client):
    return {
        "app client": client.get("ClientName"),
        "client secret": client.get("GenerateSecret"),
        "auth flows": joined(flow.removeprefix("ALLOW_") for flow in client.get("ExplicitAuthFlows", [])),
        "refresh token": f"{client.get('RefreshTokenValidity')} {client.get('TokenValidityUnits', {}).get('RefreshToken')}",
        "PreventUserExistenceErrors": client.get("PreventUserExistenceErrors"),
    }


def joined(values):
    return ", ".join(sorted(map(str, values)))
