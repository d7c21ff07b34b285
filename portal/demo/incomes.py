"""What the sample units received under their items of fees, year by year."""

from decimal import Decimal

from disclosures.fees.models import FeeIncome
from portal.demo.topics import read


def load_fees(organisations):
    for text in read("fees"):
        for year, amount in text["amounts"].items():
            FeeIncome.objects.get_or_create(
                organisation=organisations[text["organisation"]],
                year=int(year),
                item=text["item"],
                defaults={
                    "basis": text["basis"],
                    "amount": Decimal(amount),
                    "source": f"示例：{year}年部门决算",
                    "is_sample": True,
                },
            )
