"""Make a follower network: who follows whom among the accounts that were reading."""

from dataclasses import dataclass

import numpy as np

SOURCE = 0  # the account whose crisis it is; all others count from 1


@dataclass(frozen=True)
class Network:
    """Accounts and follows; arrays over accounts have one entry for the source, first.

    Attributes
    ----------
    community : ndarray of int
        Index of the community; -1 for the source.
    platform_followers : ndarray of int
        Followers on the whole platform, not in this network alone.
    pull : ndarray of float
        How likely an account is to be followed, relative to the others.
    follows : ndarray of int, shape (edges, 2)
        Rows (A, B): A follows B, so information flows from B to A. Sorted, without repeats.
    """

    community: np.ndarray
    platform_followers: np.ndarray
    pull: np.ndarray
    follows: np.ndarray

    def followers(self):
        """Return arrays (start, follower): those of B are follower[start[B]:start[B + 1]]."""
        order = np.argsort(self.follows[:, 1], kind="stable")
        counts = np.bincount(self.follows[:, 1], minlength=len(self.community))
        return np.concatenate([[0], np.cumsum(counts)]), self.follows[order, 0]


def make_network(communities, shape, source_followers, draw):
    """Make a network.

    Parameters
    ----------
    communities : sequence of Community
    shape : Shape
    source_followers : int
        Followers of the source on the whole platform.
    draw : numpy.random.RandomState

    Returns
    -------
    Network
    """
    sizes = [group.accounts for group in communities]
    community = np.repeat(np.arange(len(sizes)), sizes)[draw.permutation(sum(sizes))]
    members = [np.flatnonzero(community == group) for group in range(len(sizes))]
    pull = pareto(draw, len(community), shape.in_exponent - 1)
    pull *= np.array([group.pull for group in communities])[community]
    pull = np.minimum(pull, shape.in_cap * pull.sum())

    links = [_of_note(community, members, pull, shape, draw)]
    links += [_circles(group, shape, draw) for group in members]
    followed = [
        group[draw.permutation(len(group))[: round(about.following * len(group))]]
        for group, about in zip(members, communities, strict=True)
    ]
    follows = np.concatenate(links) + 1
    fans = np.concatenate(followed) + 1
    follows = np.concatenate([follows, np.column_stack([fans, np.full(len(fans), SOURCE)])])
    follows = np.unique(follows[follows[:, 0] != follows[:, 1]], axis=0)
    in_degree = np.bincount(follows[:, 1], minlength=len(community) + 1)[1:]
    platform = np.maximum(_platform_followers(pull, draw), in_degree)
    return Network(
        community=np.concatenate([[-1], community]),
        platform_followers=np.concatenate([[source_followers], platform]),
        pull=np.concatenate([[0.0], pull]),
        follows=follows,
    )


def pareto(draw, size, exponent):
    """Draw from a Pareto law: a share x^-exponent is above x, for x from 1."""
    return (1 - draw.random_sample(size)) ** (-1 / exponent)


def pick(draw, weight, size):
    """Draw `size` indices, each as likely as its weight."""
    total = np.cumsum(weight)
    return np.searchsorted(total, draw.random_sample(size) * total[-1], side="right")


def _of_note(community, members, pull, shape, draw):
    """Let every account follow some accounts of note, most of them of its own community."""
    log = np.log(pull)
    z = shape.sociability * (log - log.mean()) / log.std()
    z += np.sqrt(1 - shape.sociability**2) * draw.standard_normal(len(community))
    out = np.exp(np.log(shape.out_mean) - 1 / 2 + z)
    out = np.minimum(np.rint(out), shape.out_cap).astype(np.int64)
    follower = np.repeat(np.arange(len(community)), out)
    followee = pick(draw, pull, len(follower))
    at_home = draw.random_sample(len(follower)) < shape.homophily
    for group, accounts in enumerate(members):
        stubs = np.flatnonzero(at_home & (community[follower] == group))
        followee[stubs] = accounts[pick(draw, pull[accounts], len(stubs))]
    return np.column_stack([follower, followee])


def _circles(accounts, shape, draw):
    """Link accounts within circles of friends, some of the links in both directions."""
    accounts = accounts[draw.permutation(len(accounts))]
    left, right = np.triu_indices(shape.circle, k=1)
    start = np.arange(0, len(accounts), shape.circle)
    a, b = (start[:, None] + left).ravel(), (start[:, None] + right).ravel()
    linked = (draw.random_sample(len(a)) < shape.acquainted) & (b < len(accounts))
    a, b = accounts[a[linked]], accounts[b[linked]]
    one_way = draw.random_sample(len(a)) >= shape.mutual
    swap = draw.random_sample(len(a)) < 0.5
    forth, back = ~one_way | swap, ~one_way | ~swap
    return np.concatenate([np.column_stack([a, b])[forth], np.column_stack([b, a])[back]])


def _platform_followers(pull, draw, mu=5.21, sigma=1.60, noise=0.6):
    """Draw followers on the whole platform, log-normal, more for accounts with more pull.

    mu and sigma are those of 394,987 accounts that retweeted very large accounts in October 2011
    (SEISMIC data: Zhao et al., KDD 2015).
    """
    rank = np.argsort(np.log(pull) + noise * draw.standard_normal(len(pull)), kind="stable")
    followers = np.empty(len(pull), dtype=np.int64)
    followers[rank] = np.sort(np.rint(np.exp(mu + sigma * draw.standard_normal(len(pull)))))
    return followers
