"""Every error that llmbrief raises on purpose.

LLMBriefError
├── InputError                exit 2   what was given cannot be used; nothing was sent
│   ├── ArticleError                   the article cannot be read
│   ├── BriefError                     the brief is not one
│   ├── PromptError                    the prompt cannot be used
│   ├── UsageError                     options or settings that do not go together
│   ├── GoldError                      a gold file or what belongs to it is not as it must be
│   ├── ReportError                    a report or baseline cannot be read
│   └── BudgetError                    the article or its cost is over a limit that was set
├── ProviderError             exit 3   the model or its provider failed
│   ├── UnreachableError               no connection, or it broke
│   ├── DeadlineError                  no answer in time
│   ├── ServerError                    the provider's own fault (5xx, unreadable bodies)
│   ├── RateLimitError                 too many requests
│   ├── RequestRejectedError           the provider does not take the request (other 4xx)
│   ├── AuthenticationError            the key is missing or not accepted
│   ├── QuotaError                     the account has no credit left
│   ├── ModelNotFoundError             no such model for this key
│   ├── ContextLengthError             the article does not fit the model
│   ├── RedirectError                  the endpoint points elsewhere; the article is not sent on
│   ├── RefusalError                   the model would not
│   ├── ContentFilterError             the provider's filter cut the answer
│   ├── TruncatedError                 the answer hit the output cap
│   └── InvalidAnswerError             the answer is no draft, also after asking again
├── RecordingError            exit 4   a recording cannot be replayed
│   ├── MissingRecordingError          there is none
│   ├── StaleRecordingError            it was made for another article, prompt, schema or model
│   └── BrokenRecordingError           its file cannot be read
└── FloorError                exit 1   a baseline's floor would fall, which nobody asked for
"""

from __future__ import annotations

import re
from typing import ClassVar


class LLMBriefError(Exception):
    """Say what went wrong and what to do about it, in one line; the facts are attributes too."""

    exit_code: ClassVar[int] = 3

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    @property
    def kind(self) -> str:
        """The kind of failure in one word, as reports name it: ``missing_recording``."""
        words = re.findall("[A-Z][a-z]*", type(self).__name__.removesuffix("Error"))
        return "_".join(words).lower()

    def __getattr__(self, name: str) -> object:
        facts = self.__dict__.get("facts", {})
        if name in facts:
            return facts[name]
        raise AttributeError(name)


class InputError(LLMBriefError):
    """What was given cannot be used; nothing was sent anywhere."""

    exit_code = 2


class ArticleError(InputError):
    """The article is missing, is no text, or has nothing in it."""


class BriefError(InputError):
    """The brief is not one: ``place`` says where (``claims[1].kind``)."""


class PromptError(InputError):
    """The prompt is unknown, or its file cannot be used."""


class UsageError(InputError):
    """Options or settings are wrong, or do not go together."""


class GoldError(InputError):
    """A gold file, or what belongs to it, is not as it must be: ``path``, ``line`` and ``place`` say where."""


class ReportError(InputError):
    """A report or a baseline cannot be read: ``path`` and ``place`` say where."""


class BudgetError(InputError):
    """The article, or what it may cost, is over a limit that was set."""


class ProviderError(LLMBriefError):
    """The model or its provider failed.

    ``again`` says whether the same request may be sent again; ``retry_after`` is the provider's own wish, in seconds;
    ``charged`` whether the provider may have answered, and charge for what was of no use.
    """

    exit_code = 3

    def __init__(
        self,
        message: str,
        *,
        again: bool = False,
        retry_after: float | None = None,
        charged: bool = False,
        **facts: object,
    ) -> None:
        super().__init__(message, **facts)
        self.again = again
        self.retry_after = retry_after
        self.charged = charged


class UnreachableError(ProviderError):
    """There is no connection to the provider, or it broke."""


class DeadlineError(ProviderError):
    """There was no answer within the deadline."""


class ServerError(ProviderError):
    """The provider answered with a fault of its own."""


class RateLimitError(ProviderError):
    """The provider asks for fewer requests."""


class RequestRejectedError(ProviderError):
    """The provider does not take the request."""


class AuthenticationError(ProviderError):
    """The key is missing or not accepted."""


class QuotaError(ProviderError):
    """The account has no credit left."""


class ModelNotFoundError(ProviderError):
    """The provider has no such model for this key."""


class ContextLengthError(ProviderError):
    """The article does not fit the model."""


class RedirectError(ProviderError):
    """The endpoint points elsewhere; the article is not sent on."""


class RefusalError(ProviderError):
    """The model would not answer."""


class ContentFilterError(ProviderError):
    """The provider's filter cut the answer."""


class TruncatedError(ProviderError):
    """The answer ended at the output cap."""


class InvalidAnswerError(ProviderError):
    """The answer is no draft, also after asking again."""


class RecordingError(LLMBriefError):
    """A recording cannot be replayed."""

    exit_code = 4


class MissingRecordingError(RecordingError):
    """There is no recording."""


class StaleRecordingError(RecordingError):
    """The recording was made for another article, prompt, schema or model."""


class BrokenRecordingError(RecordingError):
    """The recording's file cannot be read."""


class FloorError(LLMBriefError):
    """A new baseline would lower the floor of a metric: ``floors`` has each as ``(name, old, new)``."""

    exit_code = 1
