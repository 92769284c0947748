"""What a call costs, by the price tables of genai-prices, which come with it and are not downloaded."""

from __future__ import annotations

from decimal import DefaultContext, localcontext


def price(model: str, input_tokens: int, output_tokens: int, cached_tokens: int = 0) -> float | None:
    """Return US dollars for tokens of ``provider/name``, or None where no price is known; never 0 for want of one."""
    from genai_prices import Usage, calc_price

    provider, _, name = model.partition("/")
    if provider == "ollama":
        return None
    usage = Usage(
        input_tokens=input_tokens, output_tokens=output_tokens, cache_read_tokens=min(cached_tokens, input_tokens)
    )
    try:
        with localcontext(DefaultContext):  # the program around may round otherwise, and sees what was rounded
            return float(calc_price(usage, name, provider_id=provider).total_price)
    except (LookupError, ValueError):
        return None
