# -*- coding: utf-8 -*-
import os

AUTHOR = u'Ada Baker'
SITENAME = 'Notes on ' 'bread'
SITEURL = 'https://bread.example'
TIMEZONE = os.environ.get('TZ', 'UTC')
DEFAULT_LANG = u'en'
PATH = 'content'
MARKUP = ('rst', 'markdown', 'md')

ARTICLE_URL = 'blog/{slug}.html'
ARTICLE_SAVE_AS = 'blog/{slug}.html'
PAGE_URL = '{slug}.html'
PAGE_SAVE_AS = '{slug}.html'

STATIC_PATHS = [
    'images',  # photographs
    'extra/robots.txt',
]
EXTRA_PATH_METADATA = {
    'extra/robots.txt': {'path': 'robots.txt'},
}
FEED_ALL_ATOM = 'feeds/all.atom.xml'
PLUGINS = [os.path.join('plugins', 'x')]
