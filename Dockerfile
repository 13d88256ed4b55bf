# Byline with PostgreSQL's driver and the fonts for PDF. `compose.yaml` puts a database beside it.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/byline byline

WORKDIR /opt/byline
COPY requirements-postgres.txt ./
RUN pip install --no-cache-dir -r requirements-postgres.txt
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY tools ./tools
RUN pip install --no-cache-dir --no-deps -e . && python tools/translations.py compile

USER byline
ENV BYLINE_HOME=/var/lib/byline/data
VOLUME /var/lib/byline
EXPOSE 8000
CMD ["sh", "-c", "byline migrate && exec byline serve --host 0.0.0.0"]
